package io.keycloakstepup.policy.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactType;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a caller dresses up as something else are neither equal nor unequal. */
class LikenessTest {

    private static final Fact BODY = new Fact("body", FactType.TREE, true, true, Set.of());

    private static final ConditionCompiler COMPILER = ConditionCompiler.comparingLikeWithLike(
            Catalogue.of(List.of(BODY, new Fact("path.user_id", FactType.TEXT, false, true, Set.of()))));

    private static final KnownFacts FACTS = new KnownFacts(Map.of(
            BODY,
            Map.of(
                    "severity",
                    List.of("CRITICAL"),
                    "text",
                    "LOW",
                    "amount",
                    5L,
                    "price",
                    2.5,
                    "empty",
                    Map.of(),
                    "items",
                    List.of(Map.of("kind", List.of("a")), Map.of("kind", "b")))));

    private static Truth test(String expression) {
        return condition(expression).test(FACTS);
    }

    private static Condition condition(String expression) {
        return COMPILER.compile(expression).match(condition -> condition, complaints -> {
            throw new AssertionError(complaints);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.severity == 'CRITICAL'",
                "body.severity != 'CRITICAL'",
                "!(body.severity == 'CRITICAL')",
                "body.severity in ['CRITICAL', 'HIGH']",
                "!(body.severity in ['CRITICAL'])",
                "body.empty == 'x'",
                "body.empty == body.empty",
                "body.text == 5",
                "body.amount == '5'",
                "body.amount == true",
                "body.severity.startsWith('C')",
                "body.items.exists(item, item.kind == 'a')",
                "body.items.all(item, item.kind == 'b')",
                "'LOW' in body.text",
                "body.missing == 'x'",
                "body.severity > 3",
            })
    void whatIsNotOfOneKindIsUnknown(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.text == 'LOW'",
                "body.text != 'HIGH'",
                "body.text in ['HIGH', 'LOW']",
                "!(body.text in ['HIGH'])",
                "body.amount == 5 && body.amount == 5.0 && body.amount != 6",
                "body.amount > 4 && body.price < 3",
                "'CRITICAL' in body.severity",
                "body.severity == ['CRITICAL']",
                "body.items.exists(item, item.kind == 'b')",
                "'text' in body && !('other' in body)",
                "body.text == 'LOW' || body.severity == 'CRITICAL'",
                "size(body.items) == 2",
            })
    void whatIsOfOneKindIsCompared(String expression) {
        assertEquals(Truth.yes(), test(expression));
    }

    @Test
    void namesAreCheckedAgainstTheCatalogueAtHand() {
        String message = COMPILER.compile("path.userid == '1'")
                .match(condition -> "", complaints -> complaints.get(0).message());
        assertEquals("there is no fact 'path.userid'; did you mean 'path.user_id'?", message);
        assertInstanceOf(Compilation.Rejected.class, COMPILER.compile("net.ip == '1'"));
    }
}
