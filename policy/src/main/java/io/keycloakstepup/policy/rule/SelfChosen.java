package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What keeps an exemption from holding that rests on what the user agent chooses. None can be stored; one that was stored
 * when its facts were still taken for trustworthy goes on being readable, and exempts nobody.
 *
 * @param chosen the facts; never none
 */
record SelfChosen(Set<Fact> chosen) implements Condition {

    SelfChosen {
        chosen = Set.copyOf(chosen);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("an exemption that rests on nothing chosen may hold");
        }
    }

    @Override
    public Truth test(Facts facts) {
        return new Truth.No("whoever sits at the browser chooses " + listed() + ", so this exempts nobody");
    }

    private String listed() {
        return chosen.stream().map(Fact::name).sorted().collect(Collectors.joining(", "));
    }

    /** None: nothing has to be known to tell. */
    @Override
    public Set<Fact> reads() {
        return Set.of();
    }
}
