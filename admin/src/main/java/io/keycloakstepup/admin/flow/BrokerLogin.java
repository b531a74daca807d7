package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The sign-in through one identity provider. Keycloak runs its post-login flow after each, the very first included, so that
 * nothing has to be added to the first-login flow.
 *
 * @param provider the alias of the identity provider
 */
public record BrokerLogin(KeycloakSession session, RealmModel realm, String provider) {

    private static final String GATE = "step-up-gate";

    /** Those of all identity providers, by their names. */
    public static Stream<BrokerLogin> all(KeycloakSession session, RealmModel realm) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .map(IdentityProviderModel::getAlias)
                .sorted()
                .map(alias -> new BrokerLogin(session, realm, alias));
    }

    /** Whether it ends at the gate, be it in a flow of ours or in one that somebody made so. */
    public boolean isGated() {
        return bound().map(new FlowReader(realm)::read)
                .filter(flow -> flow.executions().anyMatch(BrokerLogin::isGate))
                .isPresent();
    }

    private static boolean isGate(Execution execution) {
        return execution.authenticator().equals(GATE) && execution.requirement() == REQUIRED;
    }

    /** The name of the provider's own flow, which ours takes over; empty if it has none, or one that ends at the gate. */
    Optional<String> before() {
        Optional<String> name = bound().map(AuthenticationFlowModel::getAlias);
        return isGated() ? name.filter(BrokerFlow::isOurs).flatMap(BrokerFlow::nameBefore) : name;
    }

    private Optional<AuthenticationFlowModel> bound() {
        return Optional.ofNullable(model().getPostBrokerLoginFlowId()).map(realm::getAuthenticationFlowById);
    }

    /** Lets it end at the gate. */
    public void bind() {
        new BrokerFlow(session, realm, before())
                .stored()
                .map(AuthenticationFlowModel::getId)
                .ifPresent(this::bind);
    }

    /** Puts the provider's own flow back. Whether one of ours was there; one that somebody made is left alone. */
    public boolean unbind() {
        Optional<String> ours = bound().map(AuthenticationFlowModel::getAlias).filter(BrokerFlow::isOurs);
        ours.ifPresent(alias -> bind(BrokerFlow.nameBefore(alias)
                .map(realm::getFlowByAlias)
                .map(AuthenticationFlowModel::getId)
                .orElse(null)));
        return ours.isPresent();
    }

    private void bind(@Nullable String flowId) {
        IdentityProviderModel model = model();
        model.setPostBrokerLoginFlowId(flowId);
        session.identityProviders().update(model);
    }

    private IdentityProviderModel model() {
        return session.identityProviders().getByAlias(provider);
    }
}
