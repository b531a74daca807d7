package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The flow that users go through after they have signed in at an identity provider.
 *
 * @param before the name of the flow that providers have for this already, and that goes on; empty for providers without
 */
public record BrokerFlow(KeycloakSession session, RealmModel realm, Optional<String> before) {

    private static final String ALIAS = "step-up post broker login";
    private static final String DESCRIPTION = "Proves what the policy asks for after a sign-in at an identity provider";

    public BrokerFlow {
        Objects.requireNonNull(before, "before");
    }

    /** The one for providers that have none, then one for each flow that providers have. */
    public static Stream<BrokerFlow> all(KeycloakSession session, RealmModel realm) {
        Stream<Optional<String>> own = BrokerLogin.all(session, realm)
                .flatMap(login -> login.before().stream())
                .distinct()
                .sorted()
                .map(Optional::of);
        return Stream.concat(Stream.of(Optional.<String>empty()), own)
                .map(before -> new BrokerFlow(session, realm, before));
    }

    /** Those that are stored, whether or not a provider still uses them. */
    public static List<BrokerFlow> stored(KeycloakSession session, RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .map(AuthenticationFlowModel::getAlias)
                .filter(BrokerFlow::isOurs)
                .map(alias -> new BrokerFlow(session, realm, nameBefore(alias)))
                .toList();
    }

    static boolean isOurs(String alias) {
        return alias.equals(ALIAS) || alias.startsWith(ALIAS + " ");
    }

    /** The name of the flow that one of ours was made of; empty for the one that was made of none. */
    static Optional<String> nameBefore(String ourAlias) {
        return Optional.of(ourAlias)
                .filter(alias -> !alias.equals(ALIAS))
                .map(alias -> alias.substring(ALIAS.length() + 1));
    }

    /** The name under which it is stored. */
    public String alias() {
        return before.map(name -> ALIAS + " " + name).orElse(ALIAS);
    }

    /** The flow as it is stored; empty if it is not. */
    public Optional<AuthenticationFlowModel> stored() {
        return Optional.ofNullable(realm.getFlowByAlias(alias()));
    }

    /** What would be stored. */
    public List<FlowOutline> outline() {
        return gated().outline();
    }

    /** The names that the flow needs and that other flows of the realm already have. */
    public List<String> takenNames() {
        return gated().flows()
                .map(Flow::alias)
                .filter(alias -> realm.getFlowByAlias(alias) != null)
                .toList();
    }

    private Flow gated() {
        Flow nothing = new Flow(alias(), "", Flow.BASIC, List.of());
        Flow earlier = before.map(realm::getFlowByAlias)
                .map(new FlowReader(realm)::read)
                .orElse(nothing);
        return GatedFlow.after(alias(), DESCRIPTION, "step-up-brokered", earlier);
    }

    /** Stores it. */
    public void create() {
        new FlowWriter(realm).writeTopLevel(gated());
    }

    /** Removes it with everything below it; no provider may use it. */
    public void remove() {
        stored().ifPresent(flow ->
                KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, flow, () -> {}, () -> {}, false));
    }
}
