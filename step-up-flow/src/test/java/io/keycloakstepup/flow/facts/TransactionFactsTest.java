package io.keycloakstepup.flow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TransactionFactsTest {

    private static Optional<Object> read(String details, Fact fact) {
        Sources sources = new Sources();
        TransactionFacts.of(Optional.of(details)).addTo(sources);
        Optional<Object> value = sources.facts().value(fact);
        value.ifPresent(known -> assertThat(fact.type().admits(known)).isTrue());
        return value;
    }

    @Test
    void oneOperationIsReadWithAllItsMembers() {
        String payment =
                "[{\"type\":\"payment\",\"amount\":120.5,\"urgent\":true,\"to\":{\"iban\":\"DE02\"},\"tags\":[\"a\",1]}]";

        assertThat(read(payment, FactTable.TRANSACTION_TYPE)).contains("payment");
        assertThat(read(payment, FactTable.TRANSACTION_AMOUNT)).contains(120.5);
        assertThat(read(payment, FactTable.TRANSACTION))
                .contains(Map.of(
                        "type",
                        "payment",
                        "amount",
                        120.5,
                        "urgent",
                        true,
                        "to",
                        Map.of("iban", "DE02"),
                        "tags",
                        List.of("a", 1L)));
    }

    @Test
    void amountIsADecimalHoweverItIsWritten() {
        assertThat(read("{\"amount\":5000}", FactTable.TRANSACTION_AMOUNT)).contains(5000.0);
        assertThat(read("{\"amount\":\"123.50\"}", FactTable.TRANSACTION_AMOUNT))
                .contains(123.5);
        assertThat(read("{\"amount\":\"a lot\"}", FactTable.TRANSACTION_AMOUNT)).isEmpty();
    }

    @Test
    void ofSeveralOperationsNothingIsKnown() {
        String both = "[{\"type\":\"payment\",\"amount\":1},{\"type\":\"payment\",\"amount\":100000}]";

        assertThat(read(both, FactTable.TRANSACTION)).isEmpty();
        assertThat(read(both, FactTable.TRANSACTION_AMOUNT)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        for (String text :
                List.of("", "[", "[]", "7", "null", "\"payment\"", "{\"type\":\"" + "x".repeat(20_000) + "\"}")) {
            assertThat(read(text, FactTable.TRANSACTION)).as(text).isEmpty();
        }
    }

    @Test
    void nullAndNumbersOutOfRangeAreLeftOut() {
        assertThat(read("{\"type\":null,\"amount\":1e999,\"other\":1}", FactTable.TRANSACTION))
                .contains(Map.of("other", 1L));
    }
}
