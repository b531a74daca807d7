package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one chain of a level. */
final class ChainReader {

    static final Shape DEMAND = Shape.of(
            "what a step asks of a factor",
            "maxAge",
            KeyReader.USER_VERIFIED,
            KeyReader.DEVICE_BOUND,
            KeyReader.AAGUIDS);

    private final Problems problems;
    private final Values values;
    private final FactorReader factors;

    ChainReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.factors = new FactorReader(problems, factors);
    }

    /** The chain, or empty and reported if any part of it is wrong. */
    Optional<Chain> read(Node node) {
        List<Node> items = values.someItems(node, "a chain");
        Set<String> used = new HashSet<>();
        List<Step> steps = items.stream()
                .map(item -> step(item, used))
                .flatMap(Optional::stream)
                .toList();
        return steps.isEmpty() || steps.size() < items.size()
                ? Optional.empty()
                : problems.attempt(node, "a chain of different factors", () -> new Chain(steps));
    }

    private Optional<Step> step(Node node, Set<String> used) {
        if (!(node instanceof Mapping mapping)) {
            problems.report(
                    node,
                    "factors with their maxAge",
                    "a step is a mapping like {password: 10h}, not " + node.description());
            return Optional.empty();
        }
        if (mapping.entries().isEmpty()) {
            problems.report(node.at(), "an empty step", "at least one factor", "a step needs at least one factor");
        }
        List<Demand> demands = mapping.entries().stream()
                .filter(entry -> isFirst(entry, used))
                .map(this::demand)
                .flatMap(Optional::stream)
                .toList();
        return demands.isEmpty() || demands.size() < mapping.entries().size()
                ? Optional.empty()
                : Optional.of(new Step(demands));
    }

    private boolean isFirst(Entry entry, Set<String> used) {
        boolean isFirst = used.add(entry.name());
        if (!isFirst) {
            problems.report(
                    entry.key(),
                    "each factor once in a chain",
                    "factor " + entry.key().shown() + " is in two steps of one chain");
        }
        return isFirst;
    }

    private Optional<Demand> demand(Entry entry) {
        Optional<FactorType> factor = factors.read(entry.key());
        if (entry.value() instanceof Scalar) {
            Optional<Duration> maxAge = values.duration(entry.value(), "maxAge");
            return factor.flatMap(type -> maxAge.map(age -> new Demand(type, age, false)));
        }
        return Members.of(entry.value(), DEMAND, problems).flatMap(members -> demand(factor, members));
    }

    private Optional<Demand> demand(Optional<FactorType> factor, Members members) {
        Optional<Duration> maxAge = members.required("maxAge").flatMap(node -> values.duration(node, "maxAge"));
        KeyReader keys = new KeyReader(problems);
        KeyDemand key = keys.demand(members);
        return factor.flatMap(type -> maxAge.flatMap(age -> problems.attempt(
                keys.place(members),
                "userVerified, deviceBound and aaguids only with webauthn and passkey",
                () -> new Demand(type, age, key))));
    }
}
