package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.InstalledFlow;
import io.keycloakstepup.admin.flow.WayIn;
import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Why nothing can be installed in a realm, or nothing be taken away. Asked before anything is written. */
public record Obstacles(KeycloakSession session, RealmModel realm) {

    /** Why this cannot be installed; empty if it can. */
    public Optional<Problem> toInstalling(InstallRequest request) {
        return masterRealm(request).or(this::takenNames).or(this::unusablePolicy);
    }

    private Optional<Problem> masterRealm(InstallRequest request) {
        return !request.master() && realm.getName().equals(Config.getAdminRealm())
                ? Optional.of(Problem.of(
                        ProblemCode.MASTER_REALM,
                        "A mistake here locks everybody out. Send {\"master\": true} if that is what you want."))
                : Optional.empty();
    }

    private Optional<Problem> takenNames() {
        List<String> taken = new Ways(session, realm).takenNames();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.NAME_TAKEN,
                        "Other authentication flows have the names that ours need: " + String.join(", ", taken)
                                + ". Rename or delete them."));
    }

    private Optional<Problem> unusablePolicy() {
        return PolicyRegistry.of(realm)
                .match(
                        inForce -> Optional.empty(),
                        Optional::empty,
                        broken -> Optional.of(
                                broken.errors().isEmpty()
                                        ? Problem.of(
                                                ProblemCode.POLICY_AMBIGUOUS,
                                                "Delete all but one of the components of provider step-up-policy.")
                                        : Problem.in(ProblemCode.POLICY_INVALID, broken.errors())));
    }

    /** Why the flow cannot be taken away; empty if it can. */
    public Optional<Problem> toRemoval() {
        return inUse().or(this::nothingBefore);
    }

    private Optional<Problem> inUse() {
        return Stream.of(WayIn.values())
                .flatMap(way -> inUse(way, new Overrides(realm).ofOurs(way)).stream())
                .findFirst();
    }

    private static Optional<Problem> inUse(WayIn way, List<String> clients) {
        return clients.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.IN_USE,
                        "These clients have the flow " + way.alias() + " as their own: " + String.join(", ", clients)
                                + ". Give them another one first."));
    }

    private Optional<Problem> nothingBefore() {
        return InstalledFlow.all(session, realm)
                .filter(flow -> flow.isBound() && flow.previous().isEmpty())
                .map(flow -> Problem.of(
                        ProblemCode.IN_USE,
                        "The flow " + flow.way().alias()
                                + " is bound, and the one from before is gone. Bind another one" + " first."))
                .findFirst();
    }
}
