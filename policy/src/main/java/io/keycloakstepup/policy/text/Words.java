package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.spelling.Vocabulary;
import java.util.Optional;

/** Reads the keys whose values are closed lists of words. */
final class Words {

    private static final String ENFORCE = "enforce";
    private static final String MATCH = "match";
    static final Vocabulary MODES = Vocabulary.of(ENFORCE, "report");
    static final Vocabulary ANSWERS = Vocabulary.of(MATCH, "skip");

    private static final String ALLOW = "allow";
    static final Vocabulary PERMISSIONS = Vocabulary.of(ALLOW, "code");

    private final Values values;

    Words(Problems problems) {
        this.values = new Values(problems);
    }

    /** What is said of users who want to register a factor on the way. */
    Optional<Addition> enrolment(Node node) {
        return values.word(node, PERMISSIONS, "permission")
                .map(word -> word.equals(ALLOW) ? Addition.ENROLMENT : Addition.ENROLMENT_WITH_CODE);
    }

    Optional<Mode> mode(Node node) {
        return values.word(node, MODES, "mode").map(word -> word.equals(ENFORCE) ? Mode.ENFORCE : Mode.REPORT);
    }

    Optional<OnMissing> onMissing(Node node) {
        return values.word(node, ANSWERS, "answer of onMissing")
                .map(word -> word.equals(MATCH) ? OnMissing.MATCH : OnMissing.SKIP);
    }
}
