package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.Outline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one rule says, as it is written: whom it selects, when, and what follows.
 *
 * @param id the rule, or {@code default}
 * @param place where it stands
 * @param match the listed values by selector; empty where it selects everybody
 * @param when the text of its condition; empty where it has none
 * @param effect what follows, by key, values as text
 * @param setting the texts of its other keys
 */
record Claim(
        String id,
        Outline place,
        Map<String, Set<String>> match,
        String when,
        Map<String, String> effect,
        Map<String, String> setting) {

    /** What a rule may say beside its level that adds nothing where another rule withholds it anyway. */
    private static final Set<String> PERMISSIONS = Set.of("require", "enroll", "remember");

    static Claim of(Outline rule) {
        return new Claim(
                text(rule, "id"),
                rule,
                rule.member("match").map(Claim::lists).orElse(Map.of()),
                text(rule, "when"),
                rule.member("then").map(Claim::texts).orElse(Map.of()),
                texts(rule));
    }

    private static String text(Outline mapping, String key) {
        return mapping.member(key).map(Outline::text).orElse("");
    }

    private static Map<String, Set<String>> lists(Outline match) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        match.names().map(Outline::text).forEach(key -> lists.put(key, listed(match, key)));
        return lists;
    }

    private static Set<String> listed(Outline match, String key) {
        return match.member(key).map(Outline::items).orElse(List.of()).stream()
                .map(Outline::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Map<String, String> texts(Outline mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.names().map(Outline::text).forEach(key -> texts.put(key, text(mapping, key)));
        return texts;
    }

    /** Whether it is carried out, and goes on being so. */
    boolean isLasting() {
        return !setting.getOrDefault("mode", "").equals("report") && !setting.containsKey("expires");
    }

    /** Whether this one brings about, wherever the other would, all that the other could. */
    boolean leavesNothingTo(Claim other, Levels levels) {
        return isWiderThan(other) && hasEffectOf(other, levels);
    }

    /** Whether this one matches wherever the other one does, unknown facts included. */
    private boolean isWiderThan(Claim other) {
        boolean asksNothing = match.isEmpty() && when.isEmpty();
        boolean isSure = asksNothing
                || (!setting.getOrDefault("onMissing", "").equals("skip")
                        && match.containsKey("grants") == other.match.containsKey("grants"));
        return isSure
                && (when.isEmpty() || when.equals(other.when))
                && match.keySet().stream().allMatch(key -> admitsAllOf(other, key));
    }

    private boolean admitsAllOf(Claim other, String key) {
        Set<String> mine = match.getOrDefault(key, Set.of());
        Set<String> theirs = other.match.getOrDefault(key, Set.of());
        return !theirs.isEmpty() && (key.equals("zonesNot") ? theirs.containsAll(mine) : mine.containsAll(theirs));
    }

    private boolean hasEffectOf(Claim other, Levels levels) {
        if (effect.containsKey("deny")) {
            boolean givesReason = effect.equals(other.effect) || id.compareTo(other.id) < 0;
            return !other.effect.containsKey("deny") || givesReason;
        }
        return effect.keySet().equals(Set.of("require"))
                && other.effect.containsKey("require")
                && PERMISSIONS.containsAll(other.effect.keySet())
                && covers(effect.getOrDefault("require", ""), other.effect.getOrDefault("require", ""), levels);
    }

    private static boolean covers(String mine, String theirs, Levels levels) {
        return levels.named(theirs).stream().flatMap(levels::covering).anyMatch(level -> level.name()
                .equals(mine));
    }
}
