package io.keycloakstepup.authenticators.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the server keeps of a code. */
final class KeptCodeTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Digits CODE = new Digits("01234567");
    private static final KeptCode KEPT = KeptCode.of(CODE, "challenge", "bound:u1:email-code:x", NOW);

    @Test
    void itKnowsTheCodeAndNoOther() {
        assertThat(KEPT.is("01234567")).isTrue();
        assertThat(KEPT.is("1234567")).isFalse();
        assertThat(KEPT.is("")).isFalse();
        assertThat(KeptCode.read(KEPT.written())).contains(KEPT);
    }

    @Test
    void n23_itCountsForTenMinutesWhereItWasSent() {
        Instant last = NOW.plus(KeptCode.LIFETIME);

        assertThat(KEPT.isFor("bound:u1:email-code:x", last)).isTrue();
        assertThat(KEPT.isFor("bound:u1:email-code:x", last.plusMillis(1))).isFalse();
        assertThat(KEPT.isFor("bound:u1:email-code:y", NOW)).isFalse();
        assertThat(KEPT.isFor("bound:u2:email-code:x", NOW)).isFalse();
    }

    @Test
    void twoOfTheSameDigitsLookDifferent() {
        KeptCode other = KeptCode.of(CODE, "challenge", "bound:u1:email-code:x", NOW);

        assertThat(other.hash()).isNotEqualTo(KEPT.hash());
        assertThat(KEPT.written()).doesNotContain(CODE.text());
    }

    @Test
    void whatIsNoneOfOursIsNone() {
        assertThat(KeptCode.read("{}")).isEmpty();
        assertThat(KeptCode.read("no json")).isEmpty();
    }

    @Test
    void digitsAreEightAndDiffer() {
        long different = IntStream.range(0, 1_000)
                .mapToObj(i -> Digits.random().text())
                .peek(text -> assertThat(text).matches("[0-9]{8}"))
                .distinct()
                .count();

        assertThat(different).isGreaterThan(990);
        assertThat(CODE.toString()).doesNotContain("0123");
    }
}
