package io.keycloakstepup.gateway.reload;

import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.matrix.Matrix;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file with a matrix, and the guard of its last good content. A new content is judged once two looks have found it alike, as
 * nobody can tell a half-written text from a whole one. One that cannot be read, or whose own tests fail, changes nothing but what
 * is said of it. Requests that are under way keep the guard that they began with. Thread-safe.
 */
public final class MatrixFile {

    private static final System.Logger LOG = System.getLogger(MatrixFile.class.getName());

    private final Path file;
    private final Function<Matrix, StepUpGuard> maker;
    private final Counters counters;
    private volatile StepUpGuard guard;
    private volatile boolean isCurrent = true;
    private Look inForce;
    private Look judged;
    private Look last;

    private MatrixFile(Path file, Look first, Function<Matrix, StepUpGuard> maker, Counters counters)
            throws UnfitMatrix {
        this.file = file;
        this.maker = maker;
        this.counters = counters;
        this.inForce = first;
        this.judged = first;
        this.last = first;
        this.guard = guard(first.content());
    }

    /** Reads a file for the first time; fails unless it is right, as there is nothing else to go by. */
    public static MatrixFile open(Path file, Function<Matrix, StepUpGuard> maker, Counters counters)
            throws UnfitMatrix {
        return new MatrixFile(file, Look.at(file), maker, counters);
    }

    /** The guard that is in force. */
    public StepUpGuard guard() {
        return guard;
    }

    /** Whether it is that of the file, as far as the file was judged. */
    public boolean isCurrent() {
        return isCurrent;
    }

    /** Looks whether the file has changed, and takes its content over if it has come to rest and is right. */
    public synchronized void look() {
        Look now = Look.at(file);
        boolean isAtRest = now.equals(last);
        last = now;
        if (isAtRest && !now.equals(judged)) {
            judged = now;
            judge(now);
        }
    }

    private void judge(Look found) {
        try {
            if (!found.equals(inForce)) {
                guard = guard(found.content());
                inForce = found;
                counters.count("matrix_loads", "outcome", "taken");
                LOG.log(System.Logger.Level.INFO, "the matrix has changed and is in force");
            }
            isCurrent = true;
        } catch (UnfitMatrix unfit) {
            isCurrent = false;
            counters.count("matrix_loads", "outcome", "refused");
            LOG.log(System.Logger.Level.ERROR, "the earlier matrix stays in force: {0}", unfit.getMessage());
        }
    }

    private StepUpGuard guard(String text) throws UnfitMatrix {
        try {
            return maker.apply(matrix(text));
        } catch (IllegalArgumentException notEnough) {
            throw new UnfitMatrix(String.valueOf(notEnough.getMessage()));
        }
    }

    private Matrix matrix(String text) throws UnfitMatrix {
        Result result = MatrixReader.read(text)
                .match(
                        document -> new Result(document.failures(), List.of(document.matrix())),
                        errors -> new Result(errors, List.of()));
        if (!result.errors().isEmpty()) {
            throw new UnfitMatrix(result.errors().stream()
                    .map(error -> file.getFileName() + ", " + error)
                    .collect(Collectors.joining("; ")));
        }
        return result.matrix().get(0);
    }

    private record Result(List<PolicyError> errors, List<Matrix> matrix) {}
}
