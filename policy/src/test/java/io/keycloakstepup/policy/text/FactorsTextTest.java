package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.Kind;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Witness;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Factors of others, as a policy declares them. */
class FactorsTextTest {

    private static final ForeignFactor TEXT_MESSAGE = ForeignFactor.of(
            "text-message", Set.of(Kind.POSSESSION), List.of("sms"), new Witness.CredentialType("mobile_number"));
    private static final ForeignFactor APPROVAL =
            ForeignFactor.of("approval", Set.of(), List.of(), new Witness.Authenticator("acme-push"));

    private static final String DECLARED = """
            policy: 1
            factors:
              text-message: { credentialType: mobile_number, kinds: [possession], amr: [sms] }
              approval: { authenticator: acme-push, kinds: [] }
            """;

    private static void assertErrors(String marked, String... messages) {
        Marked.of("policy: 1\nlevels:\n  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }\n" + marked)
                .assertErrors(messages);
    }

    private static Policy policy(String text) {
        return new PolicyReader().read(text).match(document -> document.policy(), errors -> {
            throw new AssertionError(errors);
        });
    }

    @Test
    void declaredFactorsStandInChains() {
        Policy policy = policy(DECLARED + """
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {text-message: 1h} ] ] }
                """);
        assertEquals(new KnownFactors(List.of(TEXT_MESSAGE, APPROVAL)), policy.factors());
        assertEquals(
                List.of(new Demand(TEXT_MESSAGE.type(), Duration.ofHours(1), false)),
                policy.levels().ordered().get(1).chains().get(0).steps().get(1).anyOf());
    }

    @Test
    void kindsOfDeclaredFactorsCountLikeThoseOfOthers() {
        Marked.of(DECLARED + """
                levels:
                  mfa: { loa: 2, chains: [ §[ {password: 10h}, {approval: 1h} ], §[ {otp: 10h}, {text-message: 1h} ] ] }
                """).assertErrors("two different kinds", "two different kinds");
    }

    @Test
    void builtInFactorsCannotBeDefinedAgain() {
        assertErrors(
                "factors: { §otp: { credentialType: sms, kinds: [knowledge] } }", "otp is built in and means what it");
    }

    @Test
    void recordsOfBuiltInFactorsStandForNoOther() {
        assertErrors(
                "factors: { a: { credentialType: §webauthn, kinds: [] } }", "belongs to a factor that is built in");
        assertErrors("factors: { a: { authenticator: §auth-otp-form, kinds: [] } }", "for a factor that is built in");
        assertErrors("factors: { a: { authenticator: §step-up-gate, kinds: [] } }", "for a factor that is built in");
        assertErrors("factors: { a: { authenticator: §auth-username-form, kinds: [] } }", "or for none");
    }

    @Test
    void codesThatTheServerSendsAreFactors() {
        Policy policy = policy("""
                policy: 1
                factors:
                  text-message: { sender: webhook, kinds: [possession], amr: [sms] }
                levels:
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {text-message: 1h} ] ] }
                """);
        ForeignFactor sent = ForeignFactor.of(
                "text-message", Set.of(Kind.POSSESSION), List.of("sms"), new Witness.Sender("webhook"));
        assertEquals(List.of(sent), policy.factors().foreign());
    }

    @Test
    void codesByEmailAreWorthWhatEmailCodeIsWorth() {
        assertErrors(
                "factors: { letter: { sender: §email, kinds: [possession] } }",
                "the sender 'email' belongs to a factor that is built in: email-code");
    }

    @Test
    void oneRecordStandsForOneFactor() {
        assertErrors("""
                factors:
                  a: { authenticator: acme, kinds: [possession] }
                  §b: { authenticator: acme, kinds: [knowledge] }
                  c: { credentialType: acme, kinds: [knowledge] }
                """, "one act cannot count as two factors: a and b");
    }

    @Test
    void unknownMethodsAndKindsAreErrorsThatNameTheKnownOnes() {
        assertErrors(
                "factors: { a: { credentialType: acme, kinds: [§posession], amr: [sms, §smss, §mfa] } }",
                "unknown kind 'posession'; did you mean 'possession'?",
                "unknown authentication method 'smss'; did you mean 'sms'?",
                "unknown authentication method 'mfa'");
        assertTrue(ForeignFactor.methods().containsAll(List.of("sms", "tel", "face", "fpt", "sc")));
    }

    @Test
    void factorNeedsOneRecordAndItsKinds() {
        assertErrors(
                """
                factors:
                  a: §{ kinds: [] }
                  b: §{ credentialType: x, authenticator: y, kinds: [] }
                  c: §{ credentialType: x }
                  §Not-A-Word: { credentialType: z, kinds: [] }
                  e: { credentialType: §two words, kinds: [], §amrs: [sms] }
                """,
                "a factor needs either credentialType, authenticator or sender",
                "a factor needs either credentialType, authenticator or sender",
                "a factor needs the key 'kinds'",
                "not a factor word: 'Not-A-Word'",
                "not a name: 'two words'",
                "unknown key 'amrs' in a factor");
    }

    @Test
    void whoRefersToAFactorThatIsWrongItselfIsRight() {
        Marked.of("""
                policy: 1
                factors: { badge: { credentialType: badge, kinds: [§holding] } }
                levels: { pwd: { loa: 1, chains: [ [ {badge: 10h} ] ] } }
                """).assertErrors("unknown kind 'holding'");
    }

    @Test
    void unknownFactorsAreComparedWithDeclaredOnesToo() {
        Marked.of(DECLARED + "levels: { pwd: { loa: 1, chains: [ [ {§text-mesage: 10h} ] ] } }")
                .assertErrors("unknown factor 'text-mesage'; did you mean 'text-message'?");
    }

    @Test
    void situationsSpeakOfTheFactorsOfThePolicy() {
        String facts = "{\"evidence\": [ {\"factor\": \"approval\"} ]}";
        Situation situation = new PolicyReader()
                .readSituation(facts, new KnownFactors(List.of(APPROVAL)))
                .match(read -> read, errors -> {
                    throw new AssertionError(errors);
                });
        assertEquals(APPROVAL.type(), situation.evidence().get(0).factor());
        assertEquals(1, new PolicyReader().readSituation(facts).errors().size());
        assertEquals(FactorType.OTP, KnownFactors.BUILT_IN.named("otp").orElseThrow());
    }
}
