package io.keycloakstepup.flow.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnrolmentCodeTest {

    @Test
    void n26_aCodeHasFiveRandomBitsInEachOf24Characters() {
        String all = Stream.generate(EnrolmentCode::fresh)
                .limit(400)
                .map(EnrolmentCode::letters)
                .collect(Collectors.joining());
        assertEquals(400 * 24, all.length());
        assertEquals(32, all.chars().distinct().count());
        assertTrue(all.chars().noneMatch(letter -> "ILOU".indexOf(letter) >= 0));
    }

    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        EnrolmentCode code = new EnrolmentCode("0123456789ABCDEFGHJKMNPQ");
        assertEquals("0123-4567-89AB-CDEF-GHJK-MNPQ", code.grouped());
        assertEquals(code, EnrolmentCode.typed("0123-4567-89AB-CDEF-GHJK-MNPQ"));
        assertEquals(code, EnrolmentCode.typed(" o123 4567 89ab cdef ghjk mnpq "));
        assertEquals(code, EnrolmentCode.typed("Ol23\u20134567\u201389AB\u2013CDEF\u2013GHJK\u2013MNPQ"));
        assertNotEquals(code, EnrolmentCode.typed("0123-4567-89AB-CDEF-GHJK-MNPR"));
    }

    @Test
    void oneCodeHasAnotherHashAtEachAccountAndIsInNoLog() {
        EnrolmentCode code = EnrolmentCode.fresh();
        assertNotEquals(code.hash("one"), code.hash("other"));
        assertEquals(code.hash("one"), new EnrolmentCode(code.letters()).hash("one"));
        assertFalse(code.hash("one").contains(code.letters()));
        assertFalse(code.toString().contains(code.letters()));
    }
}
