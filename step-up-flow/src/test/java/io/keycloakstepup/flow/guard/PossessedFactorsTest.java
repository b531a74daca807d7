package io.keycloakstepup.flow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PossessedFactorsTest {

    private static final Levels LEVELS = new PolicyReader()
            .read("""
                    policy: 1
                    levels:
                      pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
                      mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ], [ {passkey: 1h} ] ] }
                      phr: { loa: 3, chains: [ [ {passkey: 5m} ] ] }
                    """)
            .match(document -> document.policy().levels(), errors -> {
                throw new AssertionError(errors);
            });

    private static Optional<String> strongest(String... types) {
        return new PossessedFactors(Set.of(types)).strongest(LEVELS).map(Level::name);
    }

    @Test
    void theStrongestLevelIsTheHighestThatTheCredentialsReach() {
        assertThat(strongest("password")).contains("pwd");
        assertThat(strongest("password", "otp")).contains("mfa");
        assertThat(strongest("password", "recovery-authn-codes")).contains("mfa");
        assertThat(strongest("password", "otp", "webauthn-passwordless")).contains("phr");
    }

    @Test
    void aCredentialThatThePolicyDoesNotKnowReachesNothingMore() {
        assertThat(strongest("password", "webauthn", "somebody-elses")).contains("pwd");
        assertThat(strongest("otp")).isEmpty();
    }

    @Test
    void everythingBesideThePasswordIsASecondFactor() {
        assertThat(new PossessedFactors(Set.of("password")).hasSecondFactor()).isFalse();
        assertThat(new PossessedFactors(Set.of()).hasSecondFactor()).isFalse();
        assertThat(new PossessedFactors(Set.of("password", "password-history")).hasSecondFactor())
                .isFalse();
        assertThat(new PossessedFactors(Set.of("password", "somebody-elses")).hasSecondFactor())
                .isTrue();
    }
}
