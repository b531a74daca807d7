package io.keycloakstepup.resource.guard;

import static io.keycloakstepup.resource.guard.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.StepUp;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of tokens where the operation was found by somebody else. */
final class TokenGuardTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final TokenGuard guard = new TokenGuard(Limits.DEFAULT);

    @Test
    void whatIsEnoughPasses() {
        assertThat(check(needing("phr"), Tokens.of("phr", MINUTE).token(), "a")).isInstanceOf(Pass.class);
    }

    @Test
    void whatIsNotEnoughIsChallengedAndEachTokenCountedOnce() {
        AccessToken token = Tokens.of("mfa", MINUTE).token();

        assertThat(check(needing("phr"), token, "a")).isEqualTo(challenge(1));
        assertThat(check(needing("phr"), token, "a")).isEqualTo(challenge(1));
        assertThat(check(needing("phr"), token, "b")).isEqualTo(challenge(2));
        assertThat(check(needing("phr"), Tokens.of("phr", Duration.ofHours(1)).token(), "c"))
                .isEqualTo(challenge(3));
    }

    @Test
    void whereNobodyCanBeAskedNothingIsAskedFor() {
        AccessToken own = Tokens.of("mfa", MINUTE)
                .times(Optional.empty(), Optional.of(NOW))
                .token();

        assertThat(check(needing("phr"), own, "a")).isEqualTo(forbidden(Refusal.NOBODY_TO_ASK, List.of()));
    }

    @Test
    void aMissingScopeIsNoMatterOfProof() {
        Requirement scoped = new Requirement(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of("b", "a"));

        assertThat(check(scoped, Tokens.of("phr", MINUTE).token(), "a"))
                .isEqualTo(forbidden(Refusal.SCOPE, List.of("a", "b")));
    }

    @Test
    void levelsThatExcludeEachOtherAreNotAskedFor() {
        assertThat(check(
                        needing("gold").and(needing("phr")),
                        Tokens.of("phr", MINUTE).token(),
                        "a"))
                .isEqualTo(forbidden(Refusal.LEVELS_EXCLUDE_EACH_OTHER, List.of()));
    }

    @Test
    void whatTiesATokenToItsUseCannotBeSeenHere() {
        Requirement tied =
                new Requirement(Optional.empty(), Optional.empty(), Set.of(), Set.of(Binding.NETWORK), Set.of());

        assertThatThrownBy(() -> check(tied, Tokens.of("phr", MINUTE).token(), "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NETWORK");
    }

    private GuardResult check(Requirement requirement, AccessToken token, String sent) {
        return guard.check(requirement, token, sent, NOW);
    }

    private static Requirement needing(String acr) {
        return new Requirement(
                Optional.of(new AcrChoice(List.of(acr))), Optional.of(FIVE), Set.of(), Set.of(), Set.of());
    }

    private static StepUp challenge(int attempt) {
        return new StepUp(new Challenge(
                TokenScheme.BEARER, List.of("phr"), Optional.of(FIVE), List.of(), Optional.empty(), attempt));
    }

    private static Forbidden forbidden(Refusal why, List<String> scopes) {
        return new Forbidden(why, TokenScheme.BEARER, scopes);
    }
}
