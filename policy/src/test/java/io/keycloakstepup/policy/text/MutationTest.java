package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** However a policy is damaged, reading it ends with a policy or with errors at places that exist. */
class MutationTest {

    private static final String WHOLE = """
            policy: 1
            mode: enforce
            factors:
              text-message: { credentialType: sms, kinds: [possession], amr: [sms] }
              approval: { authenticator: acme-push, kinds: [] }
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ &p {password: 10h}, {webauthn: 1h, otp: 1h} ], [ {passkey: 1h} ] ] }
              phr: { loa: 3, satisfies: [mfa], chains: [ [ *p, {webauthn: {maxAge: 5m, userVerified: true}} ] ] }
            zones:
              office: { cidrs: [198.51.100.0/24, "2001:db8:1::/48"] }
            rules:
              - id: payments
                match: { clients: [payments], scopes: [pay], groups: [/staff], acr: [mfa], grants: [browser] }
                when: |
                  request.acr == 'phr'
                    || request.scopes.exists(s, s.startsWith('pay'))
                then: { require: phr }
              - id: embargo
                match: { zonesNot: [office] }
                when: 'net.ip != ''192.0.2.1'' && time.hour > 5'
                onMissing: skip
                mode: report
                then: { deny: not-served }
            default: { require: pwd }
            tests:
              - name: inside
                given: { net: {ip: 198.51.100.7}, request: {acr: mfa}, evidence: [{factor: otp, ageSeconds: 5}] }
                expect: { require: mfa }
            """;

    /** One damage: a part of the text is replaced by another text. */
    private record Damage(double from, double length, String by) {
        String to(String text) {
            int start = (int) (from * text.length());
            int end = Math.min(text.length(), start + (int) (length * 30));
            return text.substring(0, start) + by + text.substring(end);
        }
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> replacements = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\n",
                        "\n  ",
                        "\t",
                        ":",
                        ": ",
                        "- ",
                        "? ",
                        ",",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        "'",
                        "|\n",
                        ">-\n",
                        "#",
                        "&p ",
                        "*p",
                        "!",
                        "%",
                        "@",
                        "~",
                        "null",
                        "0",
                        "-1",
                        "1e9",
                        "true",
                        "[]",
                        "{}",
                        "---\n",
                        "...",
                        "\\",
                        "\u0000",
                        "😀",
                        "\uD800",
                        "\u2028",
                        "\uFEFF",
                        "*p".repeat(3)),
                Arbitraries.strings().ofMaxLength(5),
                Combinators.combine(
                                Arbitraries.integers().between(0, WHOLE.length() - 40),
                                Arbitraries.integers().between(0, 40))
                        .as((start, length) -> WHOLE.substring(start, start + length)));
        Arbitrary<Damage> damages = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        replacements)
                .as(Damage::new);
        return damages.list().ofMinSize(1).ofMaxSize(3).map(list -> {
            String text = WHOLE;
            for (Damage damage : list) {
                text = damage.to(text);
            }
            return text;
        });
    }

    private static void assertReads(String text) {
        List<PolicyError> errors = new PolicyReader().read(text).errors();
        long lines = text.lines().count() + 1;
        assertTrue(errors.stream().allMatch(error -> error.line() <= lines), errors::toString);
        assertTrue(errors.stream().noneMatch(error -> error.message().isBlank()), errors::toString);
    }

    @Test
    void undamagedPolicyIsRight() {
        assertTrue(new PolicyReader().read(WHOLE).errors().isEmpty());
    }

    @Property(tries = 1000)
    void damagedPolicyIsReadOrRefused(@ForAll("damaged") String text) {
        assertReads(text);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertReads(text);
    }

    @Property
    void everyBeginningOfAPolicyIsReadOrRefused(@ForAll("cuts") int cut) {
        assertReads(WHOLE.substring(0, cut));
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, WHOLE.length());
    }
}
