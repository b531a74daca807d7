package io.keycloakstepup.authenticators.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.flow.reason.Reason;
import org.junit.jupiter.api.Test;

final class EndingTest {

    @Test
    void aLevelOutOfReachIsUnmetWhoeverAskedForIt() {
        for (boolean isPassive : new boolean[] {true, false}) {
            assertThat(Ending.of(Reason.LEVEL_UNREACHABLE, isPassive)).isEqualTo(Ending.UNMET_REQUIREMENTS);
            assertThat(Ending.of(Reason.REQUEST_UNREACHABLE, isPassive)).isEqualTo(Ending.UNMET_REQUIREMENTS);
        }
    }

    @Test
    void whatAskingWouldHelpIsInteractionRequiredOnlyWhereAskingIsForbidden() {
        assertThat(Ending.of(Reason.LEVEL_UNMET, true)).isEqualTo(Ending.INTERACTION_REQUIRED);
        assertThat(Ending.of(Reason.LEVEL_UNMET, false)).isEqualTo(Ending.ACCESS_DENIED);
    }

    @Test
    void everythingElseIsAccessDenied() {
        for (Reason reason : new Reason[] {Reason.POLICY_DENIED, Reason.POLICY_MISSING, Reason.POLICY_BROKEN}) {
            assertThat(Ending.of(reason, true)).isEqualTo(Ending.ACCESS_DENIED);
            assertThat(Ending.of(reason, false)).isEqualTo(Ending.ACCESS_DENIED);
        }
    }
}
