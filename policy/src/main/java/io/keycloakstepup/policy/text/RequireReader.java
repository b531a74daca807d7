package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.Target;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code require}, and what may stand beside it. */
final class RequireReader {

    static final String REQUIRE = "require";

    private static final String MAX_AGE = "maxAge";
    private static final String FACTORS = "factors";
    private static final String REMEMBER = "remember";
    private static final String ENROLL = "enroll";
    private static final String NOTIFY = "notify";

    private final Problems problems;
    private final Values values;
    private final Words words;
    private final FactorReader factors;
    private final DeclaredLevels levels;

    RequireReader(Problems problems, DeclaredFactors factors, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.words = new Words(problems);
        this.factors = new FactorReader(problems, factors);
        this.levels = levels;
    }

    /** The keys that mean something beside {@code require} alone. */
    static Stream<String> additions() {
        return Stream.of(MAX_AGE, FACTORS, REMEMBER, ENROLL, NOTIFY);
    }

    /** The requirement; empty where anything is wrong with it, which is reported. */
    Optional<Effect.Require> read(Node level, Members beside) {
        Narrowing narrowing = new Narrowing(
                beside.optional(MAX_AGE).flatMap(this::age),
                beside.optional(FACTORS).flatMap(this::factors));
        Set<Addition> additions = additions(beside);
        Optional<Target> target = levels.named(level, values).map(named -> new Target(named, narrowing));
        target.ifPresent(wanted -> refuseImpossible(wanted, beside));
        return target.map(wanted -> new Effect.Require(wanted, additions));
    }

    private Optional<Duration> age(Node node) {
        return values.duration(node, MAX_AGE);
    }

    private Optional<Set<FactorType>> factors(Node node) {
        List<Scalar> named = values.texts(values.someItems(node, FACTORS), "each of factors");
        Set<FactorType> allowed =
                named.stream().map(factors::read).flatMap(Optional::stream).collect(Collectors.toSet());
        return allowed.isEmpty() ? Optional.empty() : Optional.of(allowed);
    }

    private Set<Addition> additions(Members beside) {
        Set<Addition> additions = EnumSet.noneOf(Addition.class);
        beside.optional(ENROLL).flatMap(words::enrolment).ifPresent(additions::add);
        beside.optional(REMEMBER)
                .flatMap(node -> values.flag(node, REMEMBER))
                .filter(flag -> flag)
                .ifPresent(granted -> additions.add(Addition.REMEMBERING));
        beside.optional(NOTIFY)
                .flatMap(node -> values.flag(node, NOTIFY))
                .filter(flag -> flag)
                .ifPresent(wanted -> additions.add(Addition.NOTICE));
        return additions;
    }

    /** An allow-list has to allow every step of some chain, the password too where the chain has one. */
    private void refuseImpossible(Target target, Members beside) {
        beside.optional(FACTORS)
                .filter(node -> problems.isEmpty())
                .filter(node -> target.chains(levels.all()).findAny().isEmpty())
                .ifPresent(node -> problems.report(
                        node.at(),
                        "factors that complete no chain",
                        "the factors of at least one whole chain",
                        "with these factors alone no chain of " + target.level().name()
                                + " can be completed, nor one of a level that stands for it"));
    }
}
