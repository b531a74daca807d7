package io.keycloakstepup.benchmarks;

import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.StepUpGuard;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the guard costs a request beyond the verification of its token. JMH extends the class, so it cannot be final. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardBenchmark {

    @Param({"10", "1000"})
    public int operations;

    @SuppressWarnings("NullAway.Init")
    private GuardScenario scenario;

    @SuppressWarnings("NullAway.Init")
    private StepUpGuard guard;

    @Setup(Level.Trial)
    public void prepare() {
        scenario = new GuardScenario(operations);
        guard = scenario.guard();
        scenario.requireSense(guard);
    }

    /** An operation that is found by its path alone. */
    @Benchmark
    public GuardResult byPath() {
        return guard.check(scenario.read(), GuardScenario.NOW);
    }

    /** One whose condition looks into a body of 1 kB. */
    @Benchmark
    public GuardResult byBody() {
        return guard.check(scenario.update(), GuardScenario.NOW);
    }

    /** One that is challenged. */
    @Benchmark
    public GuardResult challenged() {
        return guard.check(scenario.critical(), GuardScenario.NOW);
    }
}
