package io.keycloakstepup.flow.login;

import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own level conditions in a flow. Keycloak gathers them in a map that fails where two have one number (issue
 * 43662); realms have such flows, and sign in with them.
 */
record LevelConditions(RealmModel realm, AuthenticationFlowModel flow) {

    /** Whether one of them has this number. Of a flow without any, Keycloak itself says what its numbers are. */
    boolean has(int loa) {
        return isWithoutAny() || numbers().anyMatch(number -> number == loa);
    }

    private boolean isWithoutAny() {
        return AuthenticatorUtil.getExecutionsByType(
                        realm, flow.getId(), ConditionalLoaAuthenticatorFactory.PROVIDER_ID)
                .isEmpty();
    }

    private Stream<Integer> numbers() {
        return AuthenticatorUtil.getExecutionsByType(
                        realm, flow.getId(), ConditionalLoaAuthenticatorFactory.PROVIDER_ID)
                .stream()
                .flatMap(execution -> Stream.ofNullable(execution.getAuthenticatorConfig()))
                .map(realm::getAuthenticatorConfigById)
                .filter(Objects::nonNull)
                .flatMap(LevelConditions::number);
    }

    private static Stream<Integer> number(AuthenticatorConfigModel settings) {
        return Stream.ofNullable(LoAUtil.getLevelFromLoaConditionConfiguration(settings));
    }
}
