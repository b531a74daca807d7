package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.PWD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody else's word is worth. */
final class VouchingTest {

    @Test
    void itIsEnoughForTheLowestLevelAndNoOther() {
        assertEquals(List.of(), unmet(LEVELS));
        assertEquals(List.of(), unmet(LEVELS, PWD));
        assertEquals(List.of(MFA), unmet(LEVELS, PWD, MFA));
    }

    @Test
    void itIsNeverSeveralFactors() {
        assertEquals(List.of(MFA), unmet(new Levels(List.of(MFA)), MFA));
    }

    private static List<Level> unmet(Levels levels, Level... required) {
        List<Requirement> requirements =
                Stream.of(required).map(level -> new Requirement(level, "rule")).toList();
        return new Vouching(levels)
                .unmet(new Judgement(Optional.empty(), requirements, List.of())).stream()
                        .map(Requirement::level)
                        .toList();
    }
}
