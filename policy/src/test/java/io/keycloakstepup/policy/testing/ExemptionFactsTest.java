package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which facts an exemption may rest on, fact by fact, on saving and on loading. */
class ExemptionFactsTest {

    private static final int LINE_OF_WHEN = 7;

    private static String exemption(String selectors, String when) {
        return """
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                rules:
                  - id: free
                    match: { clients: [shop]%s }
                    when: %s
                    then: { exempt: true }
                    owner: ops@example.com
                    reason: no human present
                    expires: 2027-01-31
                """.formatted(selectors, when);
    }

    private static Rule loaded(String text) {
        return new PolicyReader()
                .read(text)
                .match(PolicyDocument::policy, errors -> {
                    throw new AssertionError(errors.toString());
                })
                .rules()
                .all()
                .get(0);
    }

    @TestFactory
    Stream<DynamicTest> whatTheUserAgentChoosesIsRefusedOnSavingAndWithoutEffectOnceLoaded() {
        return FactTable.all().stream()
                .filter(Fact::chosenByUserAgent)
                .map(fact -> DynamicTest.dynamicTest(fact.name(), () -> assertRefused(fact)));
    }

    private static void assertRefused(Fact fact) {
        String text = exemption("", fact.name() + " == " + fact.name());
        assertEquals(
                List.of(new PolicyError(
                        LINE_OF_WHEN,
                        11,
                        "an exemption that reads " + fact.name(),
                        "facts that the user agent cannot choose, like client.id, user.groups, net.zones or time.hour",
                        "whoever sits at the browser can choose " + fact.name() + ", and would exempt themselves")),
                PolicyCheck.check(text));
        assertEquals(List.of(), PolicyCheck.read(text));
        assertEquals(
                new Truth.No("whoever sits at the browser chooses " + fact.name() + ", so this exempts nobody"),
                loaded(text).test(new KnownFacts(Map.of())));
    }

    @TestFactory
    Stream<DynamicTest> anythingElseMayBeReadAndIsNotTakenForGrantedWhereItIsUnknown() {
        return FactTable.all().stream()
                .filter(fact -> !fact.chosenByUserAgent())
                .map(fact -> DynamicTest.dynamicTest(fact.name(), () -> {
                    String text = exemption("", fact.name() + " == " + fact.name());
                    assertEquals(List.of(), PolicyCheck.check(text));
                    Truth truth = loaded(text).test(new KnownFacts(Map.of()));
                    assertInstanceOf(Truth.Unknown.class, truth);
                }));
    }

    @Test
    void selectorOfALevelThatIsAskedForIsRefusedWhereItStands() {
        String text = exemption(", acr: [pwd]", "time.hour < 6");
        assertEquals(
                List.of("line 6, column 31: whoever sits at the browser can choose request.acrs, and would exempt"
                        + " themselves"),
                PolicyCheck.check(text).stream().map(PolicyError::toString).toList());
        assertEquals(List.of(), PolicyCheck.read(text));
    }

    @Test
    void selectorsOfScopesAndAudiencesAreWhole() {
        assertEquals(List.of(), PolicyCheck.check(exemption(", scopes: [read], audiences: [ledger]", "time.hour < 6")));
    }
}
