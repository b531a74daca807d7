package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.flow.guard.Holdings;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * Who may add a factor in the middle of a sign-in: whoever the matching rules allow it to, and who holds the strongest level
 * that the account has. A password alone adds nothing to an account that has more.
 *
 * @param session the Keycloak session
 * @param login the sign-in
 * @param verdict what the policy says to it
 */
public record EnrolmentRight(KeycloakSession session, Login login, Verdict.Decided verdict) {

    private static final FirstStep PASSWORD = new FirstStep(new Demand(FactorType.PASSWORD, Duration.ZERO, false), 1);

    /** The factors that this user could add and that would lead to the level; empty where the rules do not allow it. */
    public List<Enrolment> offers(Target wanted) {
        if (!verdict.judgement().allowsEnrolment()) {
            return List.of();
        }
        return new Enrolments(session)
                .all().stream()
                        .flatMap(enrolment -> asked(wanted, enrolment.factor()).map(enrolment::asking).stream())
                        .toList();
    }

    /** What a new factor must show to lead to the level; empty where it leads nowhere. */
    private Optional<KeyDemand> asked(Target wanted, FactorType added) {
        return login.ways(verdict, wanted, Set.of(added)).stream()
                .flatMap(List::stream)
                .flatMap(step -> step.anyOf().stream())
                .filter(demand -> demand.factor().equals(added))
                .map(Demand::key)
                .findFirst();
    }

    /**
     * Whether the session holds the strongest level that the account has. Where a password alone reaches no level of the
     * policy, an account with nothing else has no level to hold: then something must have been proven in this very sign-in,
     * since a session that somebody left open adds nothing.
     */
    public boolean isHeld() {
        Holdings holdings = holdings();
        return strongest(holdings)
                .map(level -> login.holds(verdict, level))
                .orElseGet(() -> !holdings.hasSecondFactor() && login.hasProvenInRequest());
    }

    /** The factors that come next on the way to the strongest level that the account has; empty where there is no way. */
    public List<FirstStep> towardsIt() {
        Holdings holdings = holdings();
        return strongest(holdings)
                .map(level -> FirstStep.of(login.ways(verdict, Target.of(level), Set.of())))
                .orElseGet(() -> holdings.isPasswordAlone() ? List.of(PASSWORD) : List.of());
    }

    private Holdings holdings() {
        return Holdings.of(session, login.user());
    }

    private Optional<Level> strongest(Holdings holdings) {
        return holdings.strongestOfOwner(verdict.standing().policy().levels());
    }
}
