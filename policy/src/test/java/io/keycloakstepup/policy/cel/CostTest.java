package io.keycloakstepup.policy.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An expression that may take too long is refused before it is ever asked. */
class CostTest {

    private static List<Complaint> complaints(String expression) {
        return new ConditionCompiler().compile(expression).match(condition -> List.of(), complaints -> complaints);
    }

    @Test
    void twoMacrosWithinEachOtherAreTaken() {
        assertEquals(
                List.of(),
                complaints("user.groups.exists(g, request.scopes.exists(s, g.endsWith(s) && g != '/staff'))"));
    }

    @Test
    void threeMacrosWithinEachOtherAreRefused() {
        List<Complaint> complaints = complaints(
                "user.groups.all(a, user.groups.all(b, user.groups.all(c, a != b || b != c || a.startsWith(c))))");
        assertEquals(1, complaints.size());
        assertTrue(complaints.get(0).message().startsWith("this may take too long"));
    }

    @Test
    void manyMacrosBesideEachOtherAreTaken() {
        String one = "user.groups.exists(g, g == '/staff')";
        assertEquals(List.of(), complaints(String.join(" || ", Collections.nCopies(50, one))));
    }

    @Test
    void listThatIsWrittenOutCountsAsLongAsItIs() {
        assertEquals(
                List.of(), complaints("['a', 'b'].all(a, ['c', 'd'].all(b, request.scopes.all(c, a != c || b != c)))"));
    }
}
