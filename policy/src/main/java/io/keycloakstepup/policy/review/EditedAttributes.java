package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.text.Outline;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions that read an attribute which users may change themselves: whoever is to be asked for more could take it off.
 *
 * @param surroundings who may change what
 */
record EditedAttributes(Surroundings surroundings) {

    private static final Pattern READ = Pattern.compile(
            "user\\.attributes(?:\\.(\\w+)|\\[['\"]([^'\"]+)['\"]])|['\"]([^'\"]+)['\"] in user\\.attributes(?![.\\[\\w])");

    Stream<Warning> in(Outline policy) {
        return policy.member("rules").stream()
                .flatMap(rules -> rules.items().stream())
                .flatMap(rule -> rule.member("when").stream())
                .flatMap(this::inCondition);
    }

    private Stream<Warning> inCondition(Outline when) {
        return READ.matcher(when.text())
                .results()
                .map(read -> Stream.of(1, 2, 3)
                        .map(read::group)
                        .filter(name -> name != null)
                        .findFirst()
                        .orElse(""))
                .distinct()
                .filter(surroundings::isEditedByUsers)
                .map(name -> Warning.at(
                        when,
                        "users may change their attribute '" + name + "' themselves here",
                        "let only administrators edit it, in the realm's user profile, or use a group"));
    }
}
