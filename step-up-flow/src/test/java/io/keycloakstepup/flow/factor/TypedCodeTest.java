package io.keycloakstepup.flow.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TypedCodeTest {

    @Test
    void t08_groupsAndWideDigitsAreTheSameCode() {
        assertEquals("123456", TypedCode.digits("123456"));
        assertEquals("123456", TypedCode.digits(" 123 456\t"));
        assertEquals("123456", TypedCode.digits("\uff11\uff12\uff13\u3000\uff14\uff15\uff16"));
        assertEquals("123456", TypedCode.digits("\u0661\u0662\u0663\u0664\u0665\u0666"));
        assertEquals("123456", TypedCode.digits("123\u2011456\u200b"));
    }

    @Test
    void whatIsNoDigitStaysAndMakesTheCodeWrong() {
        assertEquals("12345O", TypedCode.digits("12345O"));
        assertEquals("", TypedCode.digits(""));
    }

    @Test
    void lettersMayBeSmall() {
        assertEquals("ABCD1234EFGH", TypedCode.lettersAndDigits("abcd-1234-efgh"));
        assertEquals("ABCD1234EFGH", TypedCode.lettersAndDigits("\uff21bcd 1234 efgh "));
    }

    @Test
    void whatIsFarTooLongIsCutBeforeItCostsAnything() {
        assertEquals(100, TypedCode.digits("1".repeat(1_000_000)).length());
    }
}
