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

    private static Holdings holdings(Set<FactorType> factors, boolean hasSecondFactor) {
        return new Holdings(demand -> factors.contains(demand.factor()), hasSecondFactor);
    }

    private static Optional<String> strongest(FactorType... factors) {
        return holdings(Set.of(factors), factors.length > 1).strongest(LEVELS).map(Level::name);
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
        var withKey = holdings(Set.of(FactorType.PASSWORD, FactorType.WEBAUTHN), true);
        var withApp = holdings(Set.of(FactorType.PASSWORD, FactorType.OTP), true);
        var withPassword = holdings(Set.of(FactorType.PASSWORD), false);

        assertThat(withKey.strongestOfOwner(LEVELS)).isEmpty();
        assertThat(withApp.strongestOfOwner(LEVELS).map(Level::name)).contains("mfa");
        assertThat(withPassword.strongestOfOwner(LEVELS).map(Level::name)).contains("pwd");
    }

    @Test
    void aLevelThatNoKeyOfTheAccountCanShowIsNoneThatItHas() {
        Levels levels = new PolicyReader()
                .read("""
                        policy: 1
                        levels:
                          mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
                          aal3: { loa: 3, chains: [ [ {password: 10h}, {webauthn: {maxAge: 5m, deviceBound: true}} ] ] }
                        """)
                .match(document -> document.policy().levels(), errors -> {
                    throw new AssertionError(errors);
                });
        var withSyncedKey = new Holdings(demand -> !demand.key().deviceBound(), true);

        assertThat(withSyncedKey.strongest(levels).map(Level::name)).contains("mfa");
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
        assertThat(holdings(Set.of(FactorType.PASSWORD), false).isPasswordAlone())
                .isTrue();
        assertThat(holdings(Set.of(FactorType.PASSWORD), true).isPasswordAlone())
                .isFalse();
        assertThat(holdings(Set.of(), false).isPasswordAlone()).isFalse();
    }
}
