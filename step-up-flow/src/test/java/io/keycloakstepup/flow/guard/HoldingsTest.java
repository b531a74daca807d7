package io.keycloakstepup.flow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoldingsTest {

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

    private static Optional<String> strongest(FactorType... factors) {
        return new Holdings(Set.of(factors)::contains, factors.length > 1)
                .strongest(LEVELS)
                .map(Level::name);
    }

    @Test
    void theStrongestLevelIsTheHighestThatTheFactorsReach() {
        assertThat(strongest(FactorType.PASSWORD)).contains("pwd");
        assertThat(strongest(FactorType.PASSWORD, FactorType.OTP)).contains("mfa");
        assertThat(strongest(FactorType.PASSWORD, FactorType.RECOVERY_CODE)).contains("mfa");
        assertThat(strongest(FactorType.PASSWORD, FactorType.OTP, FactorType.PASSKEY))
                .contains("phr");
    }

    @Test
    void aFactorThatThePolicyDoesNotTakeReachesNothingMore() {
        assertThat(strongest(FactorType.PASSWORD, FactorType.WEBAUTHN)).contains("pwd");
        assertThat(strongest(FactorType.OTP)).isEmpty();
    }

    @Test
    void aSecondFactorThatNoLevelTakesLeavesItsOwnerNoWay() {
        var withKey = new Holdings(Set.of(FactorType.PASSWORD, FactorType.WEBAUTHN)::contains, true);
        var withApp = new Holdings(Set.of(FactorType.PASSWORD, FactorType.OTP)::contains, true);
        var withPassword = new Holdings(FactorType.PASSWORD::equals, false);

        assertThat(withKey.strongestOfOwner(LEVELS)).isEmpty();
        assertThat(withApp.strongestOfOwner(LEVELS).map(Level::name)).contains("mfa");
        assertThat(withPassword.strongestOfOwner(LEVELS).map(Level::name)).contains("pwd");
    }

    @Test
    void everythingBesideThePasswordIsASecondFactor() {
        assertThat(Holdings.isSecondFactor("password")).isFalse();
        assertThat(Holdings.isSecondFactor("password-history")).isFalse();
        assertThat(Holdings.isSecondFactor("otp")).isTrue();
        assertThat(Holdings.isSecondFactor("somebody-elses")).isTrue();
    }

    @Test
    void aPasswordIsAloneOnlyWhereThereIsOneAndNothingElse() {
        assertThat(new Holdings(FactorType.PASSWORD::equals, false).isPasswordAlone())
                .isTrue();
        assertThat(new Holdings(FactorType.PASSWORD::equals, true).isPasswordAlone())
                .isFalse();
        assertThat(new Holdings(factor -> false, false).isPasswordAlone()).isFalse();
    }
}
