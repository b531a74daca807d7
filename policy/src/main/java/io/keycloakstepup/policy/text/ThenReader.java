package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.text.Node.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code then}: what follows from a rule; and {@code default}, which is one that can only require. */
final class ThenReader {

    private static final String DENY = "deny";
    private static final String EXEMPT = "exempt";

    /** What an exemption must say of itself, beside {@code then}. */
    private static final List<String> ACCOUNT = List.of("owner", "reason", "expires");

    private static final List<String> EFFECTS = List.of(RequireReader.REQUIRE, DENY, EXEMPT);

    static final Shape THEN = Shape.of(
            "then", Stream.concat(EFFECTS.stream(), RequireReader.additions()).toArray(String[]::new));

    static final Shape DEFAULT = Shape.of(
            "default",
            Stream.concat(Stream.of(RequireReader.REQUIRE), RequireReader.additions())
                    .toArray(String[]::new));

    private final Problems problems;
    private final Values values;
    private final TimesReader times;
    private final RequireReader requirements;

    ThenReader(Problems problems, Declared declared) {
        this.problems = problems;
        this.values = new Values(problems);
        this.times = new TimesReader(problems);
        this.requirements = new RequireReader(problems, declared.factors(), declared.levels());
    }

    /** The effect of this rule; empty where anything is wrong with it, which is reported. */
    Optional<Effect> read(Node then, Members rule) {
        return Members.of(then, THEN, problems).flatMap(members -> effect(members, rule));
    }

    /** Reads {@code default}. */
    Optional<Effect.Require> readDefault(Node node) {
        return Members.of(node, DEFAULT, problems).flatMap(members -> members.required(RequireReader.REQUIRE)
                .flatMap(level -> requirements.read(level, members)));
    }

    private Optional<Effect> effect(Members members, Members rule) {
        List<Entry> effects =
                EFFECTS.stream().map(members::entry).flatMap(Optional::stream).toList();
        if (effects.size() != 1) {
            Node at = effects.size() > 1 ? effects.get(1).key() : members.mapping();
            problems.report(at, "either require, deny or exempt", "then needs either require, deny or exempt");
            return Optional.empty();
        }
        Entry effect = effects.get(0);
        refuseBeside(effect.name(), members, rule);
        return switch (effect.name()) {
            case DENY -> deny(effect.value());
            case EXEMPT -> exempt(effect.value(), rule);
            default -> requirements.read(effect.value(), members).map(Effect.class::cast);
        };
    }

    private void refuseBeside(String effect, Members members, Members rule) {
        Stream<Entry> additions = RequireReader.additions().map(members::entry).flatMap(Optional::stream);
        Stream<Entry> account = ACCOUNT.stream().map(rule::entry).flatMap(Optional::stream);
        if (!effect.equals(RequireReader.REQUIRE)) {
            additions.forEach(entry -> refuse(entry, RequireReader.REQUIRE, effect));
        }
        if (!effect.equals(EXEMPT)) {
            account.forEach(entry -> refuse(entry, EXEMPT, effect));
        }
    }

    private void refuse(Entry entry, String where, String effect) {
        problems.report(
                entry.key(), entry.name() + " beside " + where, entry.name() + " means nothing beside " + effect);
    }

    private Optional<Effect> deny(Node node) {
        return values.text(node, "the message key of a denial")
                .flatMap(key -> problems.attempt(
                        node, "a message key of letters, digits, dots and hyphens", () -> new Effect.Deny(key)));
    }

    private Optional<Effect> exempt(Node node, Members rule) {
        Optional<Boolean> isTrue = values.flag(node, EXEMPT);
        isTrue.filter(flag -> !flag)
                .ifPresent(no -> problems.report(node, "exempt: true", "a rule that exempts nobody is left out"));
        Optional<String> owner = rule.required("owner").flatMap(text -> values.text(text, "the owner of an exemption"));
        Optional<String> reason =
                rule.required("reason").flatMap(text -> values.text(text, "the reason of an exemption"));
        Optional<LocalDate> expires = rule.required("expires").flatMap(date -> times.date(date, "expires"));
        return isTrue.filter(flag -> flag)
                .flatMap(yes -> owner.flatMap(who -> reason.flatMap(why -> expires.flatMap(last ->
                        problems.attempt(node, "an owner and a reason", () -> new Effect.Exempt(who, why, last))))));
    }
}
