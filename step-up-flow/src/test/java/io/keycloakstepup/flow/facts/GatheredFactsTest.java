package io.keycloakstepup.flow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class GatheredFactsTest {

    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void aFactThatNobodyReadsCostsNothing() {
        facts(Optional.of("anna"));

        assertThat(lookups).hasValue(0);
    }

    @Test
    void aFactIsLookedUpOnceHoweverOftenItIsRead() {
        GatheredFacts facts = facts(Optional.of("anna"));

        assertThat(facts.value(FactTable.USER_USERNAME)).contains("anna");
        assertThat(facts.value(FactTable.USER_USERNAME)).contains("anna");

        assertThat(lookups).hasValue(1);
    }

    @Test
    void aFactThatIsNotKnownIsLookedUpOnceToo() {
        GatheredFacts facts = facts(Optional.empty());

        assertThat(facts.value(FactTable.USER_USERNAME)).isEmpty();
        assertThat(facts.value(FactTable.USER_USERNAME)).isEmpty();

        assertThat(lookups).hasValue(1);
    }

    @Test
    void aFactWithoutASourceIsNotKnown() {
        assertThat(facts(Optional.of("anna")).value(FactTable.NET_IP)).isEmpty();
    }

    private GatheredFacts facts(Optional<Object> username) {
        Map<Fact, Supplier<Optional<Object>>> sources = new HashMap<>();
        sources.put(FactTable.USER_USERNAME, () -> {
            lookups.incrementAndGet();
            return username;
        });
        return new GatheredFacts(sources);
    }
}
