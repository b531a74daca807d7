package io.keycloakstepup.policy.text;

import java.util.regex.Pattern;

/** What a scalar without quotes means by the core schema of YAML 1.2 (§10.3.2), of which JSON is a part. */
enum ScalarKind {
    NOTHING("|~|null|Null|NULL"),
    FLAG("true|True|TRUE|false|False|FALSE"),
    NUMBER("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"),
    TEXT("(?s).*");

    private final Pattern pattern;

    ScalarKind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    static ScalarKind ofPlain(String text) {
        for (ScalarKind kind : values()) {
            if (kind.pattern.matcher(text).matches()) {
                return kind;
            }
        }
        throw new IllegalStateException("every text is at least a text: " + text);
    }
}
