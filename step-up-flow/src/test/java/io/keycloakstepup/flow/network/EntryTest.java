package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntryTest {

    @Test
    void flatMembersOfOtherMakersAreUnderstood() {
        Entry entry = new Entry(Map.of("country_code", "CH", "city", "Bern", "asn", "AS64496"));

        assertThat(entry.country()).contains("CH");
        assertThat(entry.city()).contains("Bern");
        assertThat(entry.asn()).contains(64496L);
    }

    @Test
    void membersOfAnotherShapeAreNotThere() {
        Entry entry = new Entry(Map.of(
                "country",
                "Switzerland",
                "city",
                List.of("Bern"),
                "asn",
                12,
                "location",
                "far away",
                "is_anonymous",
                "yes"));

        assertThat(entry.country()).isEmpty();
        assertThat(entry.city()).isEmpty();
        assertThat(entry.asn()).isEmpty();
        assertThat(entry.place()).isEmpty();
        assertThat(entry.isAnonymous()).isFalse();
    }

    @Test
    void placeThatIsNotOnEarthIsNone() {
        Map<String, Object> nowhere = Map.of("latitude", 91.0, "longitude", 0.0, "accuracy_radius", 10);
        assertThat(new Entry(Map.of("location", nowhere)).place()).isEmpty();

        Map<String, Object> vague = Map.of("latitude", 46.9, "longitude", 7.4);
        assertThat(new Entry(Map.of("location", vague)).place()).isEmpty();
    }
}
