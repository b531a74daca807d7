package io.keycloakstepup.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be denied before anybody has signed in. */
class CertainDenialTest {

    private static Optional<String> denial(String rule, Map<Fact, Object> facts) {
        String text = "policy: 1\n"
                + "levels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }\n"
                + "signals: { new-device: { weight: 100, unknown: 1 } }\n"
                + "rules: [ " + rule + " ]\n";
        Policy policy = new PolicyReader().read(text).match(document -> document.policy(), errors -> {
            throw new AssertionError(errors);
        });
        return new Judge(policy).certainDenial(new KnownFacts(facts));
    }

    @Test
    void aRuleThatMatchesDenies() {
        String rule = "{ id: a, when: \"net.ip == '192.0.2.1'\", onMissing: skip, then: { deny: no } }";
        assertEquals(Optional.of("no"), denial(rule, Map.of(FactTable.NET_IP, "192.0.2.1")));
        assertEquals(Optional.empty(), denial(rule, Map.of(FactTable.NET_IP, "192.0.2.2")));
    }

    @Test
    void aRuleThatCountsAsAMatchIsNotCertain() {
        String rule = "{ id: a, when: \"user.username == 'guest'\", onMissing: match, then: { deny: no } }";
        assertEquals(Optional.empty(), denial(rule, Map.of()));
        assertEquals(Optional.of("no"), denial(rule, Map.of(FactTable.USER_USERNAME, "guest")));
    }

    @Test
    void theRiskIsNeverCertain() {
        assertEquals(Optional.empty(), denial("{ id: a, when: risk.score >= 90, then: { deny: no } }", Map.of()));
    }

    @Test
    void aRuleThatReportsDeniesNobody() {
        String rule = "{ id: a, mode: report, when: \"net.ip == '192.0.2.1'\", onMissing: skip, then: { deny: no } }";
        assertEquals(Optional.empty(), denial(rule, Map.of(FactTable.NET_IP, "192.0.2.1")));
    }
}
