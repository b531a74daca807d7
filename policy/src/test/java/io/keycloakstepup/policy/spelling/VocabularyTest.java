package io.keycloakstepup.policy.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final Vocabulary WORDS = Vocabulary.of("password", "otp", "zonesNot", "require");

    @ParameterizedTest
    @CsvSource({
        "pasword, password",
        "psasword, password",
        "Password, password",
        "opt, otp",
        "zonesnot, zonesNot",
        "requires, require",
    })
    void nearWordIsFound(String wrong, String meant) {
        assertEquals(Optional.of(meant), WORDS.nearest(wrong));
    }

    @ParameterizedTest
    @CsvSource({"deny", "o", "passkeys-and-words", "''"})
    void farWordIsNot(String wrong) {
        assertEquals(Optional.empty(), WORDS.nearest(wrong));
    }

    @Test
    void adviceListsTheWordsWhereNoneIsNear() {
        assertEquals("did you mean 'otp'?", WORDS.advice("opt"));
        assertEquals("known: password, otp, zonesNot, require", WORDS.advice("deny"));
        assertEquals("known: none", Vocabulary.of().advice("deny"));
    }

    @Test
    void longListsAreCutOff() {
        Vocabulary many =
                Vocabulary.of(IntStream.range(0, 30).mapToObj(i -> "word" + i).toList());
        assertEquals(20, many.listed().split(",").length - 1);
    }

    @Property
    void distanceIsZeroExactlyForEqualWordsAndTheSameBothWays(@ForAll String one, @ForAll String other) {
        int distance = new EditDistance(one, other).value();
        assertEquals(one.equals(other), distance == 0);
        assertEquals(distance, new EditDistance(other, one).value());
    }
}
