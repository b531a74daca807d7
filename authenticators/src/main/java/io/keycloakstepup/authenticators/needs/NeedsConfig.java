package io.keycloakstepup.authenticators.needs;

import io.keycloakstepup.policy.level.FactorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of the condition.
 *
 * @param factor the policy's word for the factor; empty for none
 * @param whileReporting whether it is also true while the policy only reports
 */
record NeedsConfig(Optional<String> factor, boolean whileReporting) {

    private static final String FACTOR = "factor";
    private static final String WHILE_REPORTING = "whileReporting";

    static NeedsConfig of(@Nullable AuthenticatorConfigModel model) {
        Map<String, String> config = Optional.ofNullable(model)
                .map(AuthenticatorConfigModel::getConfig)
                .orElse(Map.of());
        return new NeedsConfig(
                Optional.ofNullable(config.get(FACTOR)).map(String::strip).filter(word -> !word.isEmpty()),
                Boolean.parseBoolean(config.get(WHILE_REPORTING)));
    }

    /** The settings as the admin console shows them. */
    static List<ProviderConfigProperty> properties() {
        String words = FactorType.builtIns().map(FactorType::word).collect(Collectors.joining(", "));
        return List.of(
                new ProviderConfigProperty(
                        FACTOR,
                        "Factor",
                        "The policy's word for the factor that must still be asked for: one that the policy declares"
                                + " under factors, or one that is built in (" + words + ").",
                        ProviderConfigProperty.STRING_TYPE,
                        null),
                new ProviderConfigProperty(
                        WHILE_REPORTING,
                        "While the policy only reports",
                        "True also as long as the policy is in mode report: for second factors that were asked for"
                                + " before step-up was installed, and shall be until the policy is enforced.",
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        "false"));
    }
}
