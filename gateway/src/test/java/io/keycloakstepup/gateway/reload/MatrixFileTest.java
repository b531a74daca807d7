package io.keycloakstepup.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.token.TokenCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is taken over when it has come to rest and is right, and what is wrong with it changes nothing else. */
final class MatrixFileTest {

    private static final String ONE = "matrix: 1\noperations:\n  - { path: /one, require: {} }\n";

    private static final String TWO = ONE + "  - { path: /two, require: {} }\n";

    private static final String BROKEN = "matrix: 1\noperations: [{path: /one";

    @TempDir
    private Path directory = Path.of("");

    private final Counters counters = new Counters();

    private Path file() {
        return directory.resolve("matrix.yaml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private MatrixFile open(String text) throws IOException, UnfitMatrix {
        write(text);
        return MatrixFile.open(
                file(),
                read -> new StepUpGuard(read, (request, now) -> new TokenCheck.None(), GuardSettings.defaults()),
                counters);
    }

    @Test
    void aTextIsTakenOverWhenTwoLooksFindItAlike() throws IOException, UnfitMatrix {
        MatrixFile matrix = open(ONE);
        StepUpGuard first = matrix.guard();
        write(TWO);
        matrix.look();
        assertThat(matrix.guard()).isSameAs(first);
        assertThat(matrix.isCurrent()).isTrue();
        matrix.look();
        assertThat(matrix.guard()).isNotSameAs(first);
        assertThat(matrix.isCurrent()).isTrue();
        assertThat(counters.text()).contains("step_up_gateway_matrix_loads_total{outcome=\"taken\"} 1\n");
    }

    @Test
    void aTextThatIsBeingWrittenIsNotTakenOver() throws IOException, UnfitMatrix {
        MatrixFile matrix = open(TWO);
        StepUpGuard first = matrix.guard();
        write(ONE);
        matrix.look();
        write(TWO + "  - { path: /three, require: {} }\n");
        matrix.look();
        assertThat(matrix.guard()).isSameAs(first);
        write(TWO);
        matrix.look();
        matrix.look();
        assertThat(matrix.guard()).isSameAs(first);
        assertThat(matrix.isCurrent()).isTrue();
        assertThat(counters.text()).doesNotContain("matrix_loads");
    }

    @Test
    void aBrokenTextChangesNothingAndIsRefusedOnce() throws IOException, UnfitMatrix {
        MatrixFile matrix = open(ONE);
        StepUpGuard first = matrix.guard();
        write(BROKEN);
        for (int i = 0; i < 5; i++) {
            matrix.look();
        }
        assertThat(matrix.guard()).isSameAs(first);
        assertThat(matrix.isCurrent()).isFalse();
        assertThat(counters.text()).contains("step_up_gateway_matrix_loads_total{outcome=\"refused\"} 1\n");
    }

    @Test
    void whoeverGoesBackToTheTextInForceIsRight() throws IOException, UnfitMatrix {
        MatrixFile matrix = open(ONE);
        StepUpGuard first = matrix.guard();
        for (int i = 0; i < 2; i++) {
            write(BROKEN);
            matrix.look();
            matrix.look();
            assertThat(matrix.isCurrent()).isFalse();
            write(ONE);
            matrix.look();
            matrix.look();
            assertThat(matrix.isCurrent()).isTrue();
        }
        assertThat(matrix.guard()).isSameAs(first);
    }

    @Test
    void aFileThatWasGoneForAWhileIsRightAgain() throws IOException, UnfitMatrix {
        MatrixFile matrix = open(ONE);
        StepUpGuard first = matrix.guard();
        Files.delete(file());
        matrix.look();
        assertThat(matrix.isCurrent()).isTrue();
        matrix.look();
        assertThat(matrix.isCurrent()).isFalse();
        assertThat(matrix.guard()).isSameAs(first);
        write(ONE);
        matrix.look();
        matrix.look();
        assertThat(matrix.isCurrent()).isTrue();
    }

    @Test
    void withoutARightTextThereIsNothingToBeginWith() {
        assertThatThrownBy(() -> open(BROKEN)).isInstanceOf(UnfitMatrix.class);
        assertThatThrownBy(() -> MatrixFile.open(
                        directory.resolve("none.yaml"),
                        read -> new StepUpGuard(
                                read, (request, now) -> new TokenCheck.None(), GuardSettings.defaults()),
                        counters))
                .isInstanceOf(UnfitMatrix.class)
                .hasMessageContaining("cannot be read");
    }
}
