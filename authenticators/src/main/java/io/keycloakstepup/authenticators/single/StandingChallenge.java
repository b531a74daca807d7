package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The challenge of one factor that is on the user's screen: kept on the server, apart from those of other factors in the
 * same flow, so that one is never answered by what another asked for.
 */
final class StandingChallenge {

    private static final String PREFIX = "step-up.single.";

    private StandingChallenge() {}

    /** The challenge; empty where there is none, or it had nothing to keep and nothing to show. */
    static Optional<Challenge> in(AuthenticationSessionModel authSession, FactorType factor) {
        Challenge standing = new Challenge(
                Optional.ofNullable(authSession.getAuthNote(kept(factor))),
                Optional.ofNullable(authSession.getAuthNote(shown(factor))));
        return Optional.of(standing).filter(challenge -> !challenge.equals(Challenge.NONE));
    }

    static void keepIn(AuthenticationSessionModel authSession, FactorType factor, Challenge challenge) {
        forgetIn(authSession, factor);
        challenge.kept().ifPresent(text -> authSession.setAuthNote(kept(factor), text));
        challenge.shown().ifPresent(text -> authSession.setAuthNote(shown(factor), text));
    }

    static void forgetIn(AuthenticationSessionModel authSession, FactorType factor) {
        authSession.removeAuthNote(kept(factor));
        authSession.removeAuthNote(shown(factor));
    }

    private static String kept(FactorType factor) {
        return PREFIX + factor.word() + ".kept";
    }

    private static String shown(FactorType factor) {
        return PREFIX + factor.word() + ".shown";
    }
}
