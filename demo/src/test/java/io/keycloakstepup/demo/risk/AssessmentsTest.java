package io.keycloakstepup.demo.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AssessmentsTest {

    private final Assessments assessments = new Assessments();

    @Test
    void whoeverKnowsWhatItSaysChangesIt() {
        Outcome made = assessments.make(new Change("R-2", Severity.HIGH, Severity.LOW), "anna, pwd");

        Assessment now = new Assessment("R-2", "Weld seam of the pressure vessel cracks", Severity.LOW, "anna, pwd");
        assertThat(made).isEqualTo(new Outcome.Made(now));
        assertThat(assessments.all()).contains(now);
    }

    @Test
    void whoeverIsWrongAboutItChangesNothing() {
        var before = assessments.all();

        Outcome outdated = assessments.make(new Change("R-3", Severity.LOW, Severity.LOW), "anna, pwd");

        assertThat(outdated).isInstanceOf(Outcome.Outdated.class);
        assertThat(assessments.all()).isEqualTo(before);
    }

    @Test
    void whatNobodyAssessedIsUnknown() {
        assertThat(assessments.make(new Change("R-9", Severity.LOW, Severity.LOW), "anna, pwd"))
                .isEqualTo(new Outcome.Unknown());
    }

    @Test
    void aChangeNamesBothSeveritiesToTheLetter() {
        assertThat(parsed("{\"id\": \"R-1\", \"from\": \"LOW\", \"severity\": \"HIGH\"}"))
                .contains(new Change("R-1", Severity.LOW, Severity.HIGH));
        assertThat(parsed("{\"id\": \"R-1\", \"from\": \"low\", \"severity\": \"HIGH\"}"))
                .isEmpty();
        assertThat(parsed("{\"id\": \"R-1\", \"severity\": \"HIGH\"}")).isEmpty();
        assertThat(parsed("no JSON")).isEmpty();
    }

    private static Optional<Change> parsed(String json) {
        return Change.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
