package io.keycloakstepup.resource.dodge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same law as the fuzz tests', for requests that are put together of what dodges are made of. */
class DodgeProperties {

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/",
                        "//",
                        ".",
                        "..",
                        "%2e",
                        "%2E",
                        "%2f",
                        "%5c",
                        "\\",
                        ";",
                        ";x=1",
                        "%3b",
                        "%00",
                        "%20",
                        "%25",
                        "2e",
                        "2f",
                        "%c0%ae",
                        "%ef%bc%8f",
                        "admin",
                        "ADMIN",
                        "%61dmin",
                        "adm%C4%B1n",
                        "open",
                        "secret",
                        "SECRET",
                        "%73ecret",
                        "a",
                        "?",
                        "#",
                        "%e2%80%8b")
                .list()
                .ofMaxSize(9)
                .map(parts -> "/open/" + String.join("", parts));
    }

    @Property(tries = 2000)
    void noPathDodgesARule(@ForAll("paths") String path) {
        assertThat(Dodges.isDodge(path)).isFalse();
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"severity\"",
                        "\"Severity\"",
                        "\"sever\\u0069ty\"",
                        "'severity'",
                        "severity",
                        "\"CRITICAL\"",
                        "'CRITICAL'",
                        "\"LOW\"",
                        "\"CRITIC\\u0041L\"",
                        "null",
                        "1",
                        "3",
                        "\"3\"",
                        "\"critical\"",
                        "\" CRITICAL \"",
                        " ",
                        "//\n",
                        "/**/",
                        "\"x\"",
                        "\"severity\":\"LOW\"",
                        "\"severity\":\"CRITICAL\"",
                        "{\"severity\":\"LOW\"}")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void noBodyDodgesARule(@ForAll("bodies") String body) {
        assertThat(Dodges.isDodge(body.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(Dodges.isDodge(("{" + body + "}").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Example
    void theApplicationFindsWhatThereIsToFindAndTheRuleDoesToo() {
        for (String severity : new String[] {
            "\"CRITICAL\"", "\"critical\"", "\" CRITICAL \"", "\"3\"", "3", "[\"CRITICAL\"]", "'CRITICAL'"
        }) {
            byte[] body = ("{\"Severity\":" + severity + "}").getBytes(StandardCharsets.UTF_8);
            assertTrue(Dodges.isCritical(body), severity);
            assertThat(Dodges.isDodge(body)).isFalse();
        }
    }

    @Example
    void theSloppyServerFindsWhatThereIsToFind() {
        for (String path : new String[] {
            "/open/../admin/x",
            "/open/%2e%2e%2fadmin/x",
            "/open/%252e%252e/admin/x",
            "/open/..;a/admin/x",
            "/open/SECRET/",
            "/open/%c0%ae%c0%ae/admin/x",
            "/open/secret%00.png"
        }) {
            assertTrue(
                    SloppyServer.readings(path).stream()
                            .anyMatch(reading -> reading.equals("/admin/x") || reading.equals("/open/secret")),
                    path);
        }
    }
}
