package io.keycloakstepup.admin.flow;

import io.keycloakstepup.policy.level.Levels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The sub-flow {@code step-up levels} of one realm, which tells Keycloak the levels of the policy. */
public record LevelsFlow(KeycloakSession session, RealmModel realm) {

    /** The name by which it is found. */
    public static final String ALIAS = NativeLevels.ALIAS;

    /** Whether it says the same as the policy; a policy without a multi-factor level needs none. */
    public boolean agreesWith(Levels levels) {
        return NativeLevels.meaning(planned(levels).flow()).equals(standing());
    }

    private List<String> standing() {
        return stored().map(below -> NativeLevels.meaning(new FlowReader(realm).read(below)))
                .orElse(List.of());
    }

    /** Makes it say what the policy says; nothing happens in a realm without {@code step-up browser}. */
    public void follow(Levels levels) {
        parent().filter(flow -> !agreesWith(levels)).ifPresent(flow -> {
            position().ifPresent(this::delete);
            needed(levels).ifPresent(step -> new FlowWriter(realm).append(step, flow));
        });
    }

    private SubFlow planned(Levels levels) {
        return NativeLevels.of(
                levels, takenElsewhere(), this::isAvailable, new CredentialAuthenticators(session).foreign());
    }

    /** What would be stored; empty where nothing is needed. */
    public Optional<FlowOutline> outline(Levels levels) {
        return needed(levels).map(SubFlow::outline);
    }

    private Optional<SubFlow> needed(Levels levels) {
        return Optional.of(planned(levels))
                .filter(below -> !below.flow().steps().isEmpty());
    }

    /** What to tell of levels for which the flow that is wrapped has conditions of its own. */
    public List<String> warnings(Levels levels) {
        Set<Integer> taken = takenElsewhere();
        return levels.ordered().stream()
                .filter(level -> level.isMultiFactor() && taken.contains(level.loa()))
                .map(level -> "level " + level.name() + ": the wrapped flow has its own condition for number "
                        + level.loa() + ", so Keycloak's credential checks know only the authenticators beside that")
                .toList();
    }

    /** The level numbers that conditions of the realm's own have in the rest of the flow, or will have there. */
    private Set<Integer> takenElsewhere() {
        FlowReader reader = new FlowReader(realm);
        return reader.read(parent().orElseGet(realm::getBrowserFlow)).steps().stream()
                .filter(step -> !(step instanceof SubFlow below)
                        || !below.flow().alias().equals(ALIAS))
                .flatMap(FlowStep::executions)
                .flatMap(execution -> NativeLevels.levelNumber(execution).stream())
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private boolean isAvailable(String authenticator) {
        return session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, authenticator) != null;
    }

    private Optional<AuthenticationFlowModel> parent() {
        return Optional.ofNullable(realm.getFlowByAlias(WayIn.BROWSER.alias()));
    }

    private Optional<AuthenticationFlowModel> stored() {
        return position().map(position -> realm.getAuthenticationFlowById(position.getFlowId()));
    }

    private Optional<AuthenticationExecutionModel> position() {
        return parent().stream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(AuthenticationExecutionModel::isAuthenticatorFlow)
                .filter(this::isOurs)
                .findFirst();
    }

    private boolean isOurs(AuthenticationExecutionModel position) {
        return Stream.ofNullable(realm.getAuthenticationFlowById(position.getFlowId()))
                .anyMatch(flow -> flow.getAlias().equals(ALIAS));
    }

    private void delete(AuthenticationExecutionModel position) {
        KeycloakModelUtils.deepDeleteAuthenticationExecutor(session, realm, position, () -> {}, () -> {}, false);
    }
}
