package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Name;
import io.keycloakstepup.resource.matrix.Requirement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code require} and {@code scopes}. */
final class RequireReader {

    static final Shape REQUIRE =
            Shape.of("require", "level", "acr", "maxAge", "amr", "transaction", "network", "sender");

    /** RFC 8176 §2 with {@code swk}'s sibling {@code pop}, and one word for what no false page can take away. */
    private static final Vocabulary AMR = Vocabulary.of(
            Requirement.PHISHING_RESISTANT,
            "face",
            "fpt",
            "geo",
            "hwk",
            "iris",
            "kba",
            "mca",
            "mfa",
            "otp",
            "pin",
            "pop",
            "pwd",
            "rba",
            "retina",
            "sc",
            "sms",
            "swk",
            "tel",
            "user",
            "vbm",
            "wia");

    /** Where nothing is said, what is approved is done within this time. */
    private static final Duration TRANSACTION_LIFE = Requirement.LONGEST_APPROVAL;

    private final Problems problems;
    private final Values values;
    private final Levels levels;

    RequireReader(Problems problems, Levels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.levels = levels;
    }

    /** What these nodes require together; what is wrong is reported. */
    Requirement read(Optional<Node> require, Optional<Node> scopes) {
        Requirement shown = require.map(this::require).orElse(Requirement.NONE);
        return shown.and(new Requirement(
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                scopes.map(this::scopes).orElse(Set.of())));
    }

    private Requirement require(Node node) {
        if (node instanceof Scalar) {
            return named(node).map(RequireReader::ofAcr).orElse(Requirement.NONE);
        }
        return Members.of(node, REQUIRE, problems).map(this::require).orElse(Requirement.NONE);
    }

    private static Requirement ofAcr(AcrChoice acr) {
        return new Requirement(Optional.of(acr), Optional.empty(), Set.of(), Set.of(), Set.of());
    }

    /** The short form: a level where there is an order, else a value of acr. */
    private Optional<AcrChoice> named(Node node) {
        return levels.words().words().isEmpty() ? names(node) : level(node);
    }

    private Optional<AcrChoice> level(Node node) {
        return values.word(node, levels.words(), "level").map(levels::from);
    }

    private Requirement require(Members members) {
        Optional<AcrChoice> level = members.optional("level").flatMap(this::level);
        Optional<AcrChoice> acr = members.optional("acr").flatMap(this::names);
        members.optional("acr")
                .filter(node -> members.optional("level").isPresent())
                .ifPresent(node -> problems.report(node, "either level or acr", "a level and an acr are one too many"));
        Optional<Duration> maxAge = members.optional("maxAge").flatMap(node -> values.duration(node, "maxAge"));
        checkLife(members, maxAge);
        Set<Set<String>> amr = members.optional("amr").map(this::amr).orElse(Set.of());
        checkMeans(members, level);
        Set<Binding> bindings = bindings(members);
        boolean isAskable =
                members.optional("level").isPresent() || members.optional("acr").isPresent();
        boolean needsAsking = !amr.isEmpty() || bindings.contains(Binding.TRANSACTION);
        if (needsAsking && !isAskable) {
            problems.report(
                    members.mapping(),
                    "level or acr",
                    "amr and transaction need a level or an acr beside them, which the challenge can ask for");
        }
        Optional<Duration> longest = bindings.contains(Binding.TRANSACTION)
                ? maxAge.filter(age -> age.compareTo(TRANSACTION_LIFE) <= 0).or(() -> Optional.of(TRANSACTION_LIFE))
                : maxAge;
        return new Requirement(level.or(() -> acr), longest, amr, bindings, Set.of());
    }

    private void checkLife(Members members, Optional<Duration> maxAge) {
        boolean isTooLong = members.optional("transaction").isPresent()
                && maxAge.filter(age -> age.compareTo(TRANSACTION_LIFE) > 0).isPresent();
        members.optional("maxAge")
                .filter(node -> isTooLong)
                .ifPresent(node -> problems.report(
                        node,
                        "at most " + TRANSACTION_LIFE.toMinutes() + "m beside transaction",
                        "what was approved is remembered for " + TRANSACTION_LIFE.toMinutes() + "m at most"));
    }

    /**
     * A challenge asks for a level, never for means: one that can be reached without them would be asked for again and again.
     * The last level of the order is all that is left to ask for.
     */
    private void checkMeans(Members members, Optional<AcrChoice> level) {
        boolean isElsewhere = level.filter(choice -> choice.values().size() > 1).isPresent();
        members.optional("amr")
                .filter(node -> isElsewhere)
                .ifPresent(node -> problems.report(
                        node,
                        "acr: [...] beside amr, or the last level of the order",
                        "a challenge asks for levels and not for means: say with acr which levels bring these means"));
    }

    private Set<Binding> bindings(Members members) {
        Set<Binding> bindings = EnumSet.noneOf(Binding.class);
        word(members, "transaction", "single-use").ifPresent(word -> bindings.add(Binding.TRANSACTION));
        word(members, "network", "same").ifPresent(word -> bindings.add(Binding.NETWORK));
        word(members, "sender", "bound").ifPresent(word -> bindings.add(Binding.SENDER));
        return bindings;
    }

    private Optional<String> word(Members members, String key, String only) {
        return members.optional(key).flatMap(node -> values.word(node, Vocabulary.of(only), key));
    }

    private Set<Set<String>> amr(Node node) {
        Set<String> words = new LinkedHashSet<>();
        items(node, "amr").forEach(item -> values.word(item, AMR, "amr").ifPresent(words::add));
        return words.isEmpty() ? Set.of() : Set.of(words);
    }

    private Optional<AcrChoice> names(Node node) {
        List<String> names = texts(node, "acr");
        return names.isEmpty() ? Optional.empty() : Optional.of(new AcrChoice(names));
    }

    private Set<String> scopes(Node node) {
        return new LinkedHashSet<>(texts(node, "scopes"));
    }

    private List<String> texts(Node node, String what) {
        return values.texts(items(node, what), what).stream()
                .filter(this::isName)
                .map(Scalar::text)
                .toList();
    }

    private boolean isName(Scalar text) {
        if (!Name.isOne(text.text())) {
            problems.report(
                    text,
                    "printable ASCII without blanks, quotes and backslashes",
                    "this cannot be asked for: " + text.description());
            return false;
        }
        return true;
    }

    /** The elements of a list, or the one thing that stands where a list could. */
    private List<Node> items(Node node, String what) {
        return node instanceof Sequence ? values.someItems(node, what) : List.of(node);
    }
}
