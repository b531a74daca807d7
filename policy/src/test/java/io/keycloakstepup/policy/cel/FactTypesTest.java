package io.keycloakstepup.policy.cel;

import static io.keycloakstepup.policy.cel.Compile.condition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that hold more than one plain value, and what is not in them. */
class FactTypesTest {

    private static final Facts FACTS = new KnownFacts(Map.of(
            FactTable.TRANSACTION,
            Map.of(
                    "amount",
                    1500L,
                    "to",
                    Map.of("iban", "CH93"),
                    "items",
                    List.of(Map.of("price", 2.5)),
                    "urgent",
                    true),
            FactTable.TRANSACTION_AMOUNT,
            1500.0,
            FactTable.CLIENT_ATTRIBUTES,
            Map.of("tier", "gold"),
            FactTable.USER_ATTRIBUTES,
            Map.of("floor", List.of("3", "4")),
            FactTable.DEVICE_KNOWN,
            false));

    private static Truth test(String expression) {
        return condition(expression).test(FACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.amount > 1000.0",
                "transaction.amount > 1000",
                "transaction.to.iban == 'CH93'",
                "transaction['to']['iban'].startsWith('CH')",
                "transaction.items.exists(item, item.price < 3)",
                "transaction.urgent && true",
                "'to' in transaction && !('from' in transaction)",
                "client.attributes.tier == 'gold'",
                "client.attributes['tier'] in ['gold', 'silver']",
                "'4' in user.attributes.floor",
                "user.attributes['floor'].exists(floor, floor == '3')",
                "!device.known",
            })
    void membersAreRead(String expression) {
        assertEquals(Truth.yes(), test(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.from.iban == 'CH93'",
                "client.attributes.colour == 'red'",
                "user.attributes.tier[0] == 'gold'",
                "user.attributes.floor[7] == '3'",
                "transaction.urgent > 3",
                "true && transaction.to.iban",
                "transaction.urgent == true && transaction.amount > transaction.from",
            })
    void memberThatIsMissingOrOfAnotherTypeIsUnknown(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @Test
    void memberOfATransactionThatIsNotThereIsNamed() {
        Truth truth = condition("transaction.to.iban == 'CH93'").test(fact -> Optional.empty());
        assertEquals(new Truth.Unknown(Set.of("transaction")), truth);
    }

    @Test
    void plainFactsKeepTheirTypes() {
        assertTrue(
                Compile.complaints("transaction.amount == 'x'").get(0).message().contains("cannot be applied"));
        assertTrue(Compile.complaints("device.known == 'x'").get(0).message().contains("cannot be applied"));
        assertTrue(Compile.complaints("client.attributes.tier == 3")
                .get(0)
                .message()
                .contains("cannot be applied"));
    }

    @Test
    void memberThatCouldBeAnythingIsNoConditionByItself() {
        String message = Compile.complaints("transaction.urgent").get(0).message();
        assertTrue(message.contains("write '== true'"), message);
    }

    @Test
    void conditionReadsTheWholeFactOfAMember() {
        assertEquals(
                Set.of(FactTable.TRANSACTION, FactTable.TRANSACTION_AMOUNT, FactTable.USER_ATTRIBUTES),
                condition("transaction.to.iban == 'x' && transaction.amount > 1.0 && 'a' in user.attributes")
                        .reads());
    }
}
