package io.keycloakstepup.benchmarks;

import io.keycloakstepup.policy.rule.Policy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading a policy for the first time, in a virtual machine that has done nothing else. JMH extends the class. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Measurement(iterations = 1)
public class CompileBenchmark {

    @Param({"10", "200", "1000"})
    public int rules;

    @Benchmark
    public Policy compileCold() {
        return new Scenario(rules, 2).policy();
    }
}
