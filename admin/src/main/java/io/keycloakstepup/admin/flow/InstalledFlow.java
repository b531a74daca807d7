package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Our flow for one way into one realm, and whether it is the one that users take. */
public record InstalledFlow(KeycloakSession session, RealmModel realm, WayIn way) {

    /** Our flows for all ways that the realm has a flow for, the browser first. */
    public static Stream<InstalledFlow> all(KeycloakSession session, RealmModel realm) {
        return Stream.of(WayIn.values())
                .map(way -> new InstalledFlow(session, realm, way))
                .filter(flow -> flow.bound().isPresent());
    }

    /** The flow as it is stored; empty if it is not. */
    public Optional<AuthenticationFlowModel> stored() {
        return Optional.ofNullable(realm.getFlowByAlias(way.alias()));
    }

    /** What would be stored: the flow that is bound now, and the policy's steps. */
    public List<FlowOutline> outline() {
        return gated().map(Flow::outline).orElse(List.of());
    }

    /** The names that the flow needs and that other flows of the realm already have. */
    public List<String> takenNames() {
        return Stream.concat(gated().stream().flatMap(Flow::flows).map(Flow::alias), namesBeside())
                .filter(alias -> realm.getFlowByAlias(alias) != null)
                .toList();
    }

    private Stream<String> namesBeside() {
        return way == WayIn.BROWSER ? Stream.of(LevelsFlow.ALIAS) : Stream.of();
    }

    private Optional<Flow> gated() {
        return bound().map(new FlowReader(realm)::read).map(way::gated);
    }

    private Optional<AuthenticationFlowModel> bound() {
        return Optional.ofNullable(way.bound(realm));
    }

    /** Stores it. */
    public void create() {
        gated().ifPresent(new FlowWriter(realm)::writeTopLevel);
    }

    /** Removes it with everything below it; it must not be bound. */
    public void remove() {
        stored().ifPresent(flow ->
                KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, flow, () -> {}, () -> {}, false));
    }

    /** Whether users take it. */
    public boolean isBound() {
        return bound().filter(flow -> flow.getAlias().equals(way.alias())).isPresent();
    }

    /** Lets users take it, and remembers what they took before. */
    public void bind() {
        bound().ifPresent(before -> realm.setAttribute(way.memory(), before.getAlias()));
        stored().ifPresent(flow -> way.bind(realm, flow));
    }

    /** The flow that was bound before, else Keycloak's own; empty if neither is there any more. */
    public Optional<AuthenticationFlowModel> previous() {
        return Optional.ofNullable(realm.getAttribute(way.memory()))
                .map(realm::getFlowByAlias)
                .or(() -> Optional.ofNullable(realm.getFlowByAlias(way.nativeAlias())));
    }

    /** Lets users take what they took before. */
    public void unbind() {
        previous().ifPresent(flow -> way.bind(realm, flow));
        realm.removeAttribute(way.memory());
    }
}
