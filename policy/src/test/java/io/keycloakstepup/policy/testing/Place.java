package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.regex.Pattern;

/** A mapping of the language; each is a text with a key that nobody knows there. */
enum Place {
    DOCUMENT("nobody: 1"),
    LEVEL("levels: { a: { nobody: 1 } }"),
    FACTOR("factors: { a: { nobody: 1 } }"),
    ZONE("zones: { a: { nobody: 1 } }"),
    SIGNAL("signals: { a: { nobody: 1 } }"),
    RISK("risk: { nobody: 1 }"),
    PROVIDER("idp: { a: { nobody: 1 } }"),
    EQUIVALENCE("idp: { a: [ { nobody: 1 } ] }"),
    RULE("rules: [ { nobody: 1 } ]"),
    MATCH("rules: [ { match: { nobody: 1 } } ]"),
    THEN("rules: [ { then: { nobody: 1 } } ]"),
    DEFAULT("default: { nobody: 1 }"),
    TEST("tests: [ { nobody: 1 } ]"),
    EXPECT("tests: [ { expect: { nobody: 1 } } ]");

    private final String text;

    Place(String text) {
        this.text = text;
    }

    /** The keys that are known there, as the error lists them. */
    List<String> keys() {
        String listed = new PolicyReader()
                .read(text).errors().stream()
                        .filter(error -> error.message().startsWith("unknown key 'nobody'"))
                        .map(PolicyError::expected)
                        .findFirst()
                        .orElseThrow();
        return Pattern.compile(", ")
                .splitAsStream(listed.replace("one of ", ""))
                .toList();
    }
}
