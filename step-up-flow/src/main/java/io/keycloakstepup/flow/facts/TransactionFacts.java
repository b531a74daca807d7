package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION;
import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION_AMOUNT;
import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION_TYPE;

import io.keycloakstepup.flow.operation.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operation that is to be approved.
 *
 * @param members what the request says of it; empty where it says nothing
 */
record TransactionFacts(Supplier<Optional<Map<String, Object>>> members) {

    /** As the details of an authorization request say it (RFC 9396). */
    static TransactionFacts of(Optional<String> authorizationDetails) {
        return new TransactionFacts(() -> authorizationDetails.flatMap(AuthorizationDetails::single));
    }

    /** As it was sent over REST. */
    static TransactionFacts of(Operation operation) {
        return new TransactionFacts(() -> Optional.of(operation.members()));
    }

    void addTo(Sources sources) {
        sources.maybe(TRANSACTION, members);
        sources.maybe(TRANSACTION_TYPE, () -> member("type").filter(String.class::isInstance));
        sources.maybe(TRANSACTION_AMOUNT, () -> member("amount").flatMap(TransactionFacts::amount));
    }

    private Optional<Object> member(String name) {
        return members.get().flatMap(members -> Optional.ofNullable(members.get(name)));
    }

    /** Payment interfaces write amounts as numbers or, to keep them exact, as texts. */
    private static Optional<Double> amount(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return Optional.of(value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?"))
                .map(Double::valueOf);
    }
}
