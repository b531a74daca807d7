package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.Kind;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Witness;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads {@code factors}: those of others, by which the policy recognises them, and what it takes them for. */
final class FactorsReader {

    private static final String CREDENTIAL_TYPE = "credentialType";
    private static final String AUTHENTICATOR = "authenticator";
    private static final String SENDER = "sender";

    static final Shape FACTOR = Shape.of("a factor", CREDENTIAL_TYPE, AUTHENTICATOR, SENDER, "kinds", "amr");

    /** By what a factor may be recognised; exactly one of them is named. */
    private static final Map<String, Function<String, Witness>> WITNESSES = Map.of(
            CREDENTIAL_TYPE,
            Witness.CredentialType::new,
            AUTHENTICATOR,
            Witness.Authenticator::new,
            SENDER,
            Witness.Sender::new);

    static final Vocabulary KINDS = Vocabulary.of(Stream.of(Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList());

    static final Vocabulary METHODS = Vocabulary.of(ForeignFactor.methods());

    private final Problems problems;
    private final Values values;
    private final Map<Witness, String> wordByWitness = new HashMap<>();

    FactorsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The names of all, and those that are right. */
    DeclaredFactors read(Node node) {
        List<Entry> entries = values.entries(node, "factors");
        List<ForeignFactor> right =
                entries.stream().map(this::factor).flatMap(Optional::stream).toList();
        return new DeclaredFactors(entries.stream().map(Entry::name).toList(), new KnownFactors(right));
    }

    private Optional<ForeignFactor> factor(Entry entry) {
        return Members.of(entry.value(), FACTOR, problems).flatMap(members -> factor(entry.key(), members));
    }

    private Optional<ForeignFactor> factor(Scalar word, Members members) {
        Optional<Witness> witness = witness(members).filter(found -> isFirst(found, word));
        Optional<List<Kind>> kinds = members.required("kinds")
                .flatMap(node -> words(node, KINDS, "kind"))
                .map(names -> names.stream().map(FactorsReader::kind).toList());
        Optional<List<String>> amr = members.optional("amr")
                .map(node -> words(node, METHODS, "authentication method"))
                .orElse(Optional.of(List.of()));
        if (witness.isEmpty() || kinds.isEmpty() || amr.isEmpty()) {
            return Optional.empty();
        }
        return problems.attempt(
                word,
                "a word of small letters, digits and hyphens that is not built in",
                () -> ForeignFactor.of(word.text(), Set.copyOf(kinds.get()), amr.get(), witness.get()));
    }

    private Optional<Witness> witness(Members members) {
        List<Entry> named = WITNESSES.keySet().stream()
                .map(members::entry)
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            problems.report(
                    members.mapping(),
                    "either credentialType, authenticator or sender",
                    "a factor needs either credentialType, authenticator or sender");
            return Optional.empty();
        }
        Entry record = named.get(0);
        return witness(
                record.value(), record.name(), Objects.requireNonNull(WITNESSES.get(record.name()), record.name()));
    }

    private Optional<Witness> witness(Node node, String key, Function<String, Witness> maker) {
        return values.text(node, key)
                .flatMap(text ->
                        problems.attempt(node, "the name of one that is somebody else's", () -> maker.apply(text)));
    }

    private boolean isFirst(Witness witness, Scalar word) {
        String other = wordByWitness.putIfAbsent(witness, word.text());
        if (other != null) {
            problems.report(
                    word,
                    "a record that no other factor has",
                    "one act cannot count as two factors: " + other + " and " + word.shown()
                            + " are recognised by the same record");
        }
        return other == null;
    }

    private Optional<List<String>> words(Node node, Vocabulary allowed, String what) {
        List<Node> items = values.items(node, "a list of " + what + "s");
        List<String> words = items.stream()
                .map(item -> values.word(item, allowed, what))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        boolean isRight = node instanceof Node.Sequence && items.stream().allMatch(item -> isOneOf(item, words));
        return isRight ? Optional.of(words) : Optional.empty();
    }

    private static boolean isOneOf(Node item, List<String> words) {
        return item instanceof Scalar scalar && words.contains(scalar.text());
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
