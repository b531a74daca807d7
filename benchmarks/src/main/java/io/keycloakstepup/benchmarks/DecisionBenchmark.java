package io.keycloakstepup.benchmarks;

import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import java.util.List;
import java.util.Set;
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

/** One decision, by four ways. JMH extends the class, so it cannot be final. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {

    @Param({"10", "200", "1000"})
    public int rules;

    @Param({"0", "2"})
    public int conditions;

    private final KnownFacts facts = Scenario.facts();

    @SuppressWarnings("NullAway.Init")
    private Judge judge;

    @SuppressWarnings("NullAway.Init")
    private OneByOne oneByOne;

    @SuppressWarnings("NullAway.Init")
    private CedarRules cedar;

    @Setup(Level.Trial)
    public void prepare() {
        Scenario scenario = new Scenario(rules, conditions);
        Policy policy = scenario.policy();
        judge = new Judge(policy);
        oneByOne = new OneByOne(policy);
        cedar = new CedarRules(scenario);
        Agreement.require(judge, oneByOne, cedar, facts);
    }

    /** As at a sign-in. */
    @Benchmark
    public Judgement decide() {
        return judge.judge(facts);
    }

    /** As at a what-if question: with a finding on every rule. */
    @Benchmark
    public Judgement explain() {
        return judge.explain(facts);
    }

    @Benchmark
    public List<Rule> oneByOne() {
        return oneByOne.matching(facts);
    }

    @Benchmark
    public Set<String> cedar() {
        return cedar.matching();
    }
}
