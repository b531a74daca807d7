package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The flow {@code step-up browser} of one realm, and whether it is the one that signs users in. */
public record BrowserFlow(KeycloakSession session, RealmModel realm) {

    /** The name by which it is found. */
    public static final String ALIAS = WrappedFlow.ALIAS;

    /** Under this attribute the realm remembers the flow that was bound before ours. */
    private static final String PREVIOUS = "step-up.previous-browser-flow";

    /** The flow as it is stored; empty if it is not. */
    public Optional<AuthenticationFlowModel> stored() {
        return Optional.ofNullable(realm.getFlowByAlias(ALIAS));
    }

    /** What would be stored: the flow that is bound now, wrapped. */
    public List<FlowOutline> outline() {
        return wrapped().outline();
    }

    /** The names that the flow needs and that other flows of the realm already have. */
    public List<String> takenNames() {
        return Stream.concat(WrappedFlow.aliases(wrapped()), Stream.of(LevelsFlow.ALIAS))
                .filter(alias -> realm.getFlowByAlias(alias) != null)
                .toList();
    }

    private Flow wrapped() {
        return WrappedFlow.around(new FlowReader(realm).read(realm.getBrowserFlow()));
    }

    /** Stores it. */
    public void create() {
        new FlowWriter(realm).writeTopLevel(wrapped());
    }

    /** Removes it with everything below it; it must not be bound. */
    public void remove() {
        stored().ifPresent(flow ->
                KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, flow, () -> {}, () -> {}, false));
    }

    /** Whether users sign in with it. */
    public boolean isBound() {
        return realm.getBrowserFlow().getAlias().equals(ALIAS);
    }

    /** Lets users sign in with it, and remembers what they signed in with before. */
    public void bind() {
        realm.setAttribute(PREVIOUS, realm.getBrowserFlow().getAlias());
        stored().ifPresent(realm::setBrowserFlow);
    }

    /** The flow that was bound before, else Keycloak's own; empty if neither is there any more. */
    public Optional<AuthenticationFlowModel> previous() {
        return Optional.ofNullable(realm.getAttribute(PREVIOUS))
                .map(realm::getFlowByAlias)
                .or(() -> Optional.ofNullable(realm.getFlowByAlias(DefaultAuthenticationFlows.BROWSER_FLOW)));
    }

    /** Lets users sign in with what they signed in with before. */
    public void unbind() {
        previous().ifPresent(realm::setBrowserFlow);
        realm.removeAttribute(PREVIOUS);
    }
}
