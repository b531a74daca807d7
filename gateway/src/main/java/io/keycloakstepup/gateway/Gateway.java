package io.keycloakstepup.gateway;

import io.keycloakstepup.gateway.decision.Decider;
import io.keycloakstepup.gateway.http.Health;
import io.keycloakstepup.gateway.http.Listener;
import io.keycloakstepup.gateway.http.ManagementHandler;
import io.keycloakstepup.gateway.http.QuestionHandler;
import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.gateway.reload.MatrixFile;
import io.keycloakstepup.gateway.reload.UnfitMatrix;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.resource.guard.StepUpGuard;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A gateway that runs: it answers the proxy, tells how it is, and takes over what changes in its matrix. */
final class Gateway implements AutoCloseable {

    private static final int THREADS = 64;

    private static final int MOST_WAITING = 1024;

    private static final int THREADS_FOR_MANAGEMENT = 2;

    private static final int MOST_WAITING_FOR_MANAGEMENT = 16;

    private static final long SECONDS_BETWEEN_LOOKS = 2;

    private final Listener questions;
    private final Listener management;
    private final ScheduledExecutorService looks;

    private Gateway(Listener questions, Listener management, ScheduledExecutorService looks) {
        this.questions = questions;
        this.management = management;
        this.looks = looks;
    }

    /** Starts one; fails where it could not answer rightly from the first question on. */
    public static Gateway start(Settings settings, Clock clock) throws IOException, UnfitMatrix {
        Counters counters = new Counters();
        Tokens tokens = Tokens.of(settings, counters);
        MatrixFile matrix = MatrixFile.open(
                settings.matrix(), read -> new StepUpGuard(read, tokens.verifier(), tokens.guardSettings()), counters);
        Decider decider = new Decider(settings, matrix::guard, clock, counters);
        Listener questions = Listener.start(
                settings.listen(),
                new QuestionHandler(decider::answer, settings.isBodyPassed(), counters),
                THREADS,
                MOST_WAITING);
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(Gateway::daemon);
        Future<?> looking = looks.scheduleWithFixedDelay(
                matrix::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        Listener management = Listener.start(
                settings.management(),
                // A look that broke is the last one.
                new ManagementHandler(() -> health(tokens, matrix.isCurrent() && !looking.isDone(), clock), counters),
                THREADS_FOR_MANAGEMENT,
                MOST_WAITING_FOR_MANAGEMENT);
        return new Gateway(questions, management, looks);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "matrix");
        thread.setDaemon(true);
        return thread;
    }

    /** A file that is wrong makes no gateway unready: all of them read it, and each has a matrix in force since it started. */
    private static Health health(Tokens tokens, boolean isMatrixCurrent, Clock clock) {
        boolean areTokensVerifiable = tokens.areVerifiable(clock.instant());
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("issuer", areTokensVerifiable);
        checks.put("matrix", isMatrixCurrent);
        return new Health(areTokensVerifiable, checks);
    }

    /** The port at which it answers the proxy. */
    public int port() {
        return questions.port();
    }

    /** The port at which it tells how it is. */
    public int managementPort() {
        return management.port();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        questions.stop(1);
        management.stop(0);
    }
}
