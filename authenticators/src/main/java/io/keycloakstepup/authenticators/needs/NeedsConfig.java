package io.keycloakstepup.authenticators.needs;

import io.keycloakstepup.policy.level.FactorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of the condition.
 *
 * @param factor the factor; empty for none, and for a word that stands for none
 * @param whileReporting whether it is also true while the policy only reports
 */
record NeedsConfig(Optional<FactorType> factor, boolean whileReporting) {

    private static final String FACTOR = "factor";
    private static final String WHILE_REPORTING = "whileReporting";
    private static final String NO_FACTOR = "";

    static NeedsConfig of(@Nullable AuthenticatorConfigModel model) {
        Map<String, String> config = Optional.ofNullable(model)
                .map(AuthenticatorConfigModel::getConfig)
                .orElse(Map.of());
        return new NeedsConfig(
                Optional.ofNullable(config.get(FACTOR)).flatMap(FactorType::builtIn),
                Boolean.parseBoolean(config.get(WHILE_REPORTING)));
    }

    /** The settings as the admin console shows them. */
    static List<ProviderConfigProperty> properties() {
        String[] words = Stream.concat(
                        Stream.of(NO_FACTOR), FactorType.builtIns().map(FactorType::word))
                .toArray(String[]::new);
        return List.of(
                new ProviderConfigProperty(
                        FACTOR,
                        "Factor",
                        "The policy's word for the factor that must still be asked for.",
                        ProviderConfigProperty.LIST_TYPE,
                        NO_FACTOR,
                        words),
                new ProviderConfigProperty(
                        WHILE_REPORTING,
                        "While the policy only reports",
                        "True also as long as the policy is in mode report: for second factors that were asked for"
                                + " before step-up was installed, and shall be until the policy is enforced.",
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        "false"));
    }
}
