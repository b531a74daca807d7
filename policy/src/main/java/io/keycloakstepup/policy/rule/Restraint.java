package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * That a request asks for nothing which its exemption does not name: what every exemption asks of scopes and audiences
 * of which it lists none.
 */
enum Restraint implements Condition {
    /** No scope but Keycloak's built-in ones, which are not part of the fact. */
    SCOPES,
    /** No audience but the client itself and {@code account}, which Keycloak's own roles put into most tokens. */
    AUDIENCES;

    private static final String ACCOUNT = "account";

    private Fact fact() {
        return this == SCOPES ? FactTable.REQUEST_SCOPES : FactTable.REQUEST_AUDIENCES;
    }

    /** The values that every request may have. */
    private List<String> ownOf(Facts facts) {
        List<String> own = new ArrayList<>();
        if (this == AUDIENCES) {
            own.add(ACCOUNT);
            facts.texts(FactTable.CLIENT_ID).ifPresent(own::addAll);
        }
        return own;
    }

    /** Whether one of these conditions looks at the fact itself, so that nothing is left to ask. */
    boolean isStatedBy(Collection<Condition> conditions) {
        return conditions.stream().anyMatch(condition -> condition.reads().contains(fact()));
    }

    @Override
    public Truth test(Facts facts) {
        Optional<List<String>> values = facts.texts(fact());
        return values.isPresent() ? test(values.get(), ownOf(facts)) : new Truth.Unknown(Set.of(fact().name()));
    }

    private Truth test(List<String> values, List<String> own) {
        return own.containsAll(values)
                ? Truth.yes()
                : new Truth.No(fact().name() + " " + values + " is more than an exemption covers that lists none");
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(fact());
    }
}
