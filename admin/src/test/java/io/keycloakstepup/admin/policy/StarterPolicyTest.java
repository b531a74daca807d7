package io.keycloakstepup.admin.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StarterPolicyTest {

    @Test
    void itCouldBeStoredByHand() {
        PolicyCheck check = PolicyCheck.of(StarterPolicy.text());

        assertEquals(List.of(), check.errors());
        assertTrue(check.passed() > 0);
    }

    /** NIST SP 800-63B-4 §2.2.2: whoever asks for two factors offers one that resists phishing. */
    @Test
    void n20_itsLevelOfTwoKindsOffersAWayThatResistsPhishing() {
        Policy policy = new PolicyReader().read(StarterPolicy.text()).match(document -> document.policy(), errors -> {
            throw new AssertionError(errors);
        });

        assertTrue(policy.levels().ordered().stream()
                .filter(Level::isMultiFactor)
                .allMatch(level -> level.chains().stream()
                        .flatMap(chain -> chain.steps().stream())
                        .flatMap(Step::factors)
                        .anyMatch(FactorType.PASSKEY::equals)));
    }

    @Test
    void itEnforcesNothingAndKnowsTwoLevels() {
        Policy policy = new PolicyReader().read(StarterPolicy.text()).match(document -> document.policy(), errors -> {
            throw new AssertionError(errors);
        });

        assertEquals(Mode.REPORT, policy.mode());
        assertEquals(
                List.of("pwd", "mfa"),
                policy.levels().ordered().stream().map(Level::name).toList());
    }
}
