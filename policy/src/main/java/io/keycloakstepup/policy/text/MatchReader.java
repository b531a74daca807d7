package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.InZones;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code match}: the selectors of a rule. */
final class MatchReader {

    static final Shape MATCH = Shape.of("match", SelectorKey.words());

    static final Vocabulary GRANTS = Vocabulary.of(Grant.words().toList());

    /** What Keycloak itself gives to every client; {@code request.scopes} is without them. */
    private static final Set<String> SCOPES_WITHOUT_MEANING =
            Set.of("openid", "profile", "email", "roles", "web-origins", "acr", "basic", "service_account", "step-up");

    private final Problems problems;
    private final Values values;
    private final Declared declared;

    MatchReader(Problems problems, Declared declared) {
        this.problems = problems;
        this.values = new Values(problems);
        this.declared = declared;
    }

    /**
     * The selectors that are right.
     *
     * @param ofExemption whether they belong to a rule that exempts
     */
    List<Condition> read(Node node, boolean ofExemption) {
        return Members.of(node, MATCH, problems)
                .map(members -> selectors(members, ofExemption))
                .orElse(List.of());
    }

    private List<Condition> selectors(Members members, boolean ofExemption) {
        Map<SelectorKey, Condition> selectors = new EnumMap<>(SelectorKey.class);
        for (SelectorKey key : SelectorKey.values()) {
            members.optional(key.word())
                    .flatMap(list -> selector(key, list, ofExemption))
                    .ifPresent(selector -> selectors.put(key, selector));
        }
        refuseContradiction(members, selectors);
        return List.copyOf(selectors.values());
    }

    private Optional<Condition> selector(SelectorKey key, Node list, boolean ofExemption) {
        List<Scalar> texts = values.texts(values.someItems(list, key.word()), "each of " + key.word());
        texts.forEach(text -> check(key, text));
        Set<String> listed = texts.stream().map(Scalar::text).collect(Collectors.toCollection(LinkedHashSet::new));
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        if (key == SelectorKey.SCOPES && SCOPES_WITHOUT_MEANING.containsAll(listed)) {
            problems.report(
                    list,
                    "a scope of your own",
                    "Keycloak's built-in scopes are not part of request.scopes, so this can never match");
        }
        return key == SelectorKey.ZONES || key == SelectorKey.ZONES_NOT
                ? zones(key, listed)
                : Optional.of(new Selector(key.word(), key.fact(), listed, key.asks(ofExemption)));
    }

    private Optional<Condition> zones(SelectorKey key, Set<String> listed) {
        Zones zones = declared.zones().only(listed);
        return zones.byName().isEmpty()
                ? Optional.empty()
                : Optional.of(new InZones(key.word(), zones, key == SelectorKey.ZONES_NOT));
    }

    private void check(SelectorKey key, Scalar text) {
        switch (key) {
            case ZONES, ZONES_NOT -> values.word(text, declared.zoneNames(), "zone");
            case GRANTS -> values.word(text, GRANTS, "grant");
            case ACR -> declared.levels().named(text, values);
            case GROUPS -> requirePath(text);
            case CLIENTS, SCOPES, ROLES, ORGANIZATIONS, AUDIENCES -> {}
        }
    }

    private void requirePath(Scalar group) {
        if (!group.text().startsWith("/")) {
            problems.report(
                    group,
                    "the path of a group, like /staff/finance",
                    "a group is given by its path; did you mean '/" + group.shown() + "'?");
        }
    }

    private void refuseContradiction(Members members, Map<SelectorKey, Condition> selectors) {
        if (selectors.get(SelectorKey.ZONES) instanceof InZones zones
                && selectors.get(SelectorKey.ZONES_NOT) instanceof InZones zonesNot
                && zonesNot.names().containsAll(zones.names())) {
            members.optional(SelectorKey.ZONES_NOT.word())
                    .ifPresent(node -> problems.report(
                            node,
                            "zones that are not all listed under zones",
                            "whoever is in one of zones is in one of zonesNot, so this can never match"));
        }
    }
}
