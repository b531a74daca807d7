package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION;
import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION_AMOUNT;
import static io.keycloakstepup.policy.facts.FactTable.TRANSACTION_TYPE;

import java.util.Map;
import java.util.Optional;

/**
 * The operation that is to be approved.
 *
 * @param authorizationDetails what the request says of it (RFC 9396); empty where it says nothing
 */
record TransactionFacts(Optional<String> authorizationDetails) {

    void addTo(Sources sources) {
        sources.maybe(TRANSACTION, this::members);
        sources.maybe(TRANSACTION_TYPE, () -> member("type").filter(String.class::isInstance));
        sources.maybe(TRANSACTION_AMOUNT, () -> member("amount").flatMap(TransactionFacts::amount));
    }

    private Optional<Object> member(String name) {
        return members().flatMap(members -> Optional.ofNullable(members.get(name)));
    }

    private Optional<Map<String, Object>> members() {
        return authorizationDetails.flatMap(AuthorizationDetails::single);
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
