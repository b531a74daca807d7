package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.broker.Brokers;
import io.keycloakstepup.policy.broker.Equivalence;
import io.keycloakstepup.policy.broker.Forwarding;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code idp}: what sign-ins at identity providers stand for, and what the providers hear. A list says only what
 * sign-ins stand for.
 */
final class BrokersReader {

    static final Shape PROVIDER = Shape.of("an identity provider", "means", "forward");

    static final Shape EQUIVALENCE =
            Shape.of("what a sign-in at a provider stands for", "acr", "amr", "factors", "maxAge");

    private final Problems problems;
    private final Values values;
    private final FactorReader factors;
    private final ForwardReader forward;

    BrokersReader(Problems problems, DeclaredFactors factors, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.factors = new FactorReader(problems, factors);
        this.forward = new ForwardReader(problems, levels);
    }

    Brokers read(Node node) {
        Map<String, Broker> byAlias = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, "idp")) {
            byAlias.put(entry.name(), broker(entry));
        }
        return new Brokers(byAlias);
    }

    private Broker broker(Entry entry) {
        String what = "what " + entry.key().shown() + " stands for";
        if (!(entry.value() instanceof Mapping)) {
            return new Broker(equivalences(entry.value(), what), new Forwarding.Off());
        }
        return Members.of(entry.value(), PROVIDER, problems)
                .map(members -> new Broker(
                        members.optional("means")
                                .map(node -> equivalences(node, what))
                                .orElse(List.of()),
                        members.optional("forward").map(forward::read).orElseGet(Forwarding.Off::new)))
                .orElse(Broker.UNNAMED);
    }

    private List<Equivalence> equivalences(Node node, String what) {
        return values.someItems(node, what).stream()
                .map(item -> Members.of(item, EQUIVALENCE, problems).flatMap(this::equivalence))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Equivalence> equivalence(Members members) {
        List<FactorType> named = members.required("factors").map(this::factors).orElse(List.of());
        Optional<Duration> maxAge = members.required("maxAge").flatMap(node -> values.duration(node, "maxAge"));
        return maxAge.filter(age -> problems.isEmpty())
                .flatMap(age -> problems.attempt(
                        members.mapping(),
                        "acr or amr, and factors other than idp",
                        () -> new Equivalence(texts(members, "acr"), texts(members, "amr"), named, age)));
    }

    private List<FactorType> factors(Node node) {
        return values.texts(values.someItems(node, "factors"), "each of factors").stream()
                .map(factors::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private Set<String> texts(Members members, String key) {
        return members.optional(key)
                .map(node -> values.texts(values.someItems(node, key), "each of " + key).stream()
                        .map(Scalar::text)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
