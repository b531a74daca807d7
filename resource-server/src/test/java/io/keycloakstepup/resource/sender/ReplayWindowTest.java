package io.keycloakstepup.resource.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof is taken once, and nobody's proofs take the places of all others. */
final class ReplayWindowTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SeenProofs window = SeenProofs.inMemory(5, 2);

    private boolean claim(String key, String id) throws Unremembered {
        return claim(key, id, NOW);
    }

    private boolean claim(String key, String id, Instant now) throws Unremembered {
        return window.claim(key, id, now.plusSeconds(60), now);
    }

    @Test
    void d01_oneKeyDoesNotTakeThePlacesOfOthers() throws Unremembered {
        assertThat(claim("a", "1")).isTrue();
        assertThat(claim("a", "2")).isTrue();
        assertThatThrownBy(() -> claim("a", "3")).isInstanceOf(Unremembered.class);
        assertThat(claim("b", "3")).isTrue();
    }

    @Test
    void d01_allKeysTogetherTakeNoMoreThanThereIs() throws Unremembered {
        for (String key : new String[] {"a", "b"}) {
            assertThat(claim(key, "1")).isTrue();
            assertThat(claim(key, "2")).isTrue();
        }
        assertThat(claim("c", "1")).isTrue();
        assertThatThrownBy(() -> claim("d", "1")).isInstanceOf(Unremembered.class);
    }

    @Test
    void d01_whatWasSeenIsSeenAlsoWhereThereIsNoPlace() throws Unremembered {
        claim("a", "1");
        claim("a", "2");
        assertThat(claim("a", "1")).isFalse();
        assertThat(claim("a", "2")).isFalse();
    }

    @Test
    void d01_whatIsOverMakesPlace() throws Unremembered {
        claim("a", "1");
        claim("a", "2");
        Instant almost = NOW.plusSeconds(60);
        assertThat(claim("a", "1", almost)).isFalse();
        assertThatThrownBy(() -> claim("a", "3", almost)).isInstanceOf(Unremembered.class);
        Instant over = NOW.plusSeconds(66);
        assertThat(claim("a", "1", over)).isTrue();
        assertThat(claim("a", "2", over)).isTrue();
        assertThatThrownBy(() -> claim("a", "3", over)).isInstanceOf(Unremembered.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 2"})
    void aWindowWithoutAPlaceIsRefused(int most, int mostOfOneKey) {
        assertThatThrownBy(() -> SeenProofs.inMemory(most, mostOfOneKey)).isInstanceOf(IllegalArgumentException.class);
    }
}
