package io.keycloakstepup.policy.text;

import org.junit.jupiter.api.Test;

/** Errors within an expression are at their place in the document, however the expression is quoted and folded. */
class WhenPlacesTest {

    private static void assertErrorIn(String when) {
        Marked.of("""
                        policy: 1
                        levels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }
                        rules:
                          - id: a
                            then: { require: pwd }
                        """ + when.indent(4)).assertErrors("there is no fact 'nope'");
    }

    @Test
    void plainScalar() {
        assertErrorIn("when: client.id == 'a' && §nope == 'b'");
    }

    @Test
    void plainScalarOverSeveralLines() {
        assertErrorIn("when: client.id == 'a'\n    && client.id == 'b'\n    && §nope == 'c'");
    }

    @Test
    void singleQuotedScalar() {
        assertErrorIn("when: 'client.id == ''a'' && §nope == ''b'''");
    }

    @Test
    void doubleQuotedScalarWithEscapes() {
        assertErrorIn("when: \"client.id == \\\"\\u00e9\\x41\\U0001F600\\\" && §nope == '\\\\\\\\'\"");
    }

    @Test
    void doubleQuotedScalarOverSeveralLines() {
        assertErrorIn("when: \"client.id == 'a' \\\n    &&\\n\\tclient.id == 'b'\n\n    && §nope == 'c'\"");
    }

    @Test
    void literalBlock() {
        assertErrorIn("when: |\n  client.id == 'a'\n\n    && §nope == 'b'");
        assertErrorIn("when: |2- # a comment\n  client.id == 'a'\n    && §nope == 'b'");
    }

    @Test
    void foldedBlock() {
        assertErrorIn("when: >-\n  client.id == 'a'\n  && client.id == 'b'\n\n  && §nope == 'c'");
    }

    @Test
    void anchoredScalar() {
        assertErrorIn("when: &condition 'client.id == ''a'' && §nope == ''b'''");
    }

    @Test
    void charactersBeyondTheBasicPlaneCountOnce() {
        assertErrorIn("when: client.id == '😀' && §nope == 'b'");
    }

    @Test
    void endOfTheExpression() {
        Marked.of("""
                        policy: 1
                        levels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }
                        rules: [ { id: a, then: { require: pwd }, when: "client.id ==§" } ]
                        """).assertErrors("the expression ends where a value is expected");
    }

    @Test
    void quotesWithinQuotesOfYamlAreNoErrorOfTheConditionButSaidToBeOne() {
        for (String when : new String[] {"'client.id == '§bank''", "\"client.id == \"§bank\"\""}) {
            Marked.of("""
                            policy: 1
                            levels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }
                            rules:
                              - id: a
                                when: %s
                                then: { require: pwd }
                            """.formatted(when)).assertErrors("not YAML: ");
        }
    }
}
