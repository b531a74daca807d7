package io.keycloakstepup.admin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTagTest {

    private static final PolicyTag STORED = new PolicyTag(Optional.of("abc"));
    private static final PolicyTag NOTHING = new PolicyTag(Optional.empty());
    private static final Optional<String> UNSAID = Optional.empty();

    @Test
    void theTagIsTheHashInQuotes() {
        assertEquals("\"abc\"", STORED.header());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", " \"abc\" ", "\"x\", \"abc\"", "\"x\",\"abc\"", "*"})
    void whoeverKnowsWhatIsStoredMayWrite(String ifMatch) {
        assertTrue(STORED.allowsWrite(Optional.of(ifMatch), UNSAID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "abc", "W/\"abc\"", "", "\"ab\""})
    void whoeverStartedFromSomethingElseMayNot(String ifMatch) {
        assertFalse(STORED.allowsWrite(Optional.of(ifMatch), UNSAID));
    }

    @Test
    void whereNothingIsStoredNoTagMatches() {
        assertFalse(NOTHING.allowsWrite(Optional.of("*"), UNSAID));
        assertFalse(NOTHING.allowsWrite(Optional.of("\"\""), UNSAID));
    }

    @Test
    void whoeverExpectsNothingMayWriteOnlyWhereNothingIs() {
        assertTrue(NOTHING.allowsWrite(UNSAID, Optional.of("*")));
        assertFalse(STORED.allowsWrite(UNSAID, Optional.of("*")));
    }

    @Test
    void whoeverSaysNothingMayWrite() {
        assertTrue(STORED.allowsWrite(UNSAID, UNSAID));
        assertTrue(NOTHING.allowsWrite(UNSAID, UNSAID));
    }

    @Test
    void onlyWhoHasTheStoredTextNeedsNoOther() {
        assertTrue(STORED.isKnownTo(Optional.of("\"abc\"")));
        assertFalse(STORED.isKnownTo(Optional.of("\"abd\"")));
        assertFalse(STORED.isKnownTo(UNSAID));
    }
}
