package io.keycloakstepup.resource.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the text of a matrix may say, and where it says which of it is wrong. */
class MatrixReaderTest {

    private static final String RISK = """
            matrix: 1
            order: [pwd, mfa, phr]
            limits: { body: 64kB, clockSkew: 5s, roundTrip: 30s }
            operations:
              - { path: /health, method: GET, public: true }
              - { path: /api/v2/risk/**, require: mfa }
              - id: critical
                method: POST
                path: /api/v2/risk/assessment/update
                when: "!(body.severity in ['LOW', 'MEDIUM'])"
                require: { level: phr, maxAge: 5m, network: same, sender: bound }
                scopes: [risk.write]
              - id: import
                method: POST
                path: /imports
                require: { level: phr, network: same, sender: bound }
                scopes: [risk.write]
                bypass: { clients: [batch], owner: ops@example.com, reason: nightly import, expires: 2027-01-31 }
            tests:
              - name: a critical update needs a fresh phishing-resistant proof
                given: { method: POST, path: /api/v2/risk/assessment/update, body: { severity: CRITICAL } }
                expect:
                  require: { level: phr, maxAge: 5m, network: same, sender: bound }
                  scopes: [risk.write]
              - name: any other update needs a second factor
                given: { method: POST, path: /api/v2/risk/assessment/update, body: { severity: LOW } }
                expect: { require: mfa }
              - name: a list is not let through as something else
                given: { method: POST, path: /api/v2/risk/assessment/update, body: { severity: [CRITICAL] } }
                expect:
                  require: { level: phr, maxAge: 5m, network: same, sender: bound }
                  scopes: [risk.write]
              - name: a number in quotes is not let through as something else
                given: { method: POST, path: /api/v2/risk/assessment/update, body: { severity: "3" } }
                expect:
                  require: { level: phr, maxAge: 5m, network: same, sender: bound }
                  scopes: [risk.write]
              - name: the batch proves nothing
                given: { method: POST, path: /imports, client: batch, at: 2027-01-31T23:59:59Z }
                expect: { require: { network: same, sender: bound }, scopes: [risk.write] }
              - name: somebody who signed in at the batch's client does
                given: { method: POST, path: /imports, client: batch, token: { auth_time: 1 }, at: 2027-01-31T23:59:59Z }
                expect: { require: { level: phr, network: same, sender: bound }, scopes: [risk.write] }
              - name: from February on the batch does, too
                given: { method: POST, path: /imports, client: batch, at: 2027-02-01T00:00:00Z }
                expect: { require: { level: phr, network: same, sender: bound }, scopes: [risk.write] }
              - { name: health is public, given: { path: /health }, expect: public }
              - { name: its upper case is not, given: { path: /HEALTH }, expect: unlisted }
              - { name: what is not listed is refused, given: { path: /metrics }, expect: unlisted }
              - { name: what is not clear is not read, given: { path: /api/../health }, expect: unreadable }
            """;

    static MatrixDocument read(String text) {
        return MatrixReader.read(text).match(document -> document, errors -> {
            throw new AssertionError(errors);
        });
    }

    static List<PolicyError> errors(String text) {
        return MatrixReader.read(text).errors();
    }

    @Test
    void aMatrixPassesItsOwnTests() {
        MatrixDocument document = read(RISK);
        assertThat(document.tests()).hasSize(11);
        assertThat(document.failures()).isEmpty();
        assertThat(document.matrix().limits())
                .isEqualTo(new Limits(64_000, Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }

    @Test
    void aTestThatFailsSaysWhereItStandsAndWhatCameOut() {
        List<PolicyError> failures =
                read(RISK.replace("expect: { require: mfa }", "expect: public")).failures();
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(25);
            assertThat(failure.message()).startsWith("test 'any other update needs a second factor': expected public");
        });
    }

    private static Requirement requirement(String require) {
        Matrix matrix = read("{matrix: 1, order: [pwd, mfa, phr], operations: [{path: /a, " + require + "}]}")
                .matrix();
        return matrix.operations().get(0).access().match(() -> Requirement.NONE, guarded -> guarded.requirement());
    }

    @Test
    void aLevelAdmitsThoseAboveItAndAnAcrOnlyItself() {
        assertThat(requirement("require: mfa").acr()).contains(new AcrChoice(List.of("mfa", "phr")));
        assertThat(requirement("require: { level: pwd }").acr()).contains(new AcrChoice(List.of("pwd", "mfa", "phr")));
        assertThat(requirement("require: { acr: mfa }").acr()).contains(new AcrChoice(List.of("mfa")));
        assertThat(requirement("require: { acr: [phr, mfa] }").acr()).contains(new AcrChoice(List.of("phr", "mfa")));
        assertThat(requirement("require: {}")).isEqualTo(Requirement.NONE);
    }

    @Test
    void everythingElseMayStandBesideIt() {
        assertThat(requirement(
                        "require: { level: phr, maxAge: 0s, amr: [phishing-resistant, otp], transaction: single-use},"
                                + " scopes: pay"))
                .isEqualTo(new Requirement(
                        Optional.of(new AcrChoice(List.of("phr"))),
                        Optional.of(Duration.ZERO),
                        Set.of(Set.of("phishing-resistant", "otp")),
                        Set.of(Binding.TRANSACTION),
                        Set.of("pay")));
    }

    @Test
    void meansStandBesideTheLevelsThatBringThem() {
        assertThat(requirement("require: { acr: [mfa, phr], amr: otp }").amr()).isEqualTo(Set.of(Set.of("otp")));
        assertThat(requirement("require: { level: phr, amr: hwk }").amr()).isEqualTo(Set.of(Set.of("hwk")));
    }

    @Test
    void withoutAnOrderTheShortFormIsAnAcr() {
        Matrix matrix = read("{matrix: 1, operations: [{path: /a, require: 'urn:x:gold'}]}")
                .matrix();
        assertThat(matrix.operations()
                        .get(0)
                        .access()
                        .match(() -> Requirement.NONE, guarded -> guarded.requirement())
                        .acr())
                .contains(new AcrChoice(List.of("urn:x:gold")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: /a, require: mfs}|unknown level 'mfs'; did you mean 'mfa'?",
                "{path: /a, requires: mfa}|unknown key 'requires' in an operation; did you mean 'require'?",
                "{path: /a}|say what this operation requires",
                "{path: /a, public: false}|what is not public says what it requires",
                "{path: /a, public: true, require: mfa}|who may do without a token is asked for nothing else",
                "{require: mfa}|path",
                "{path: a, require: mfa}|a path begins with a slash",
                "{path: /a/../b, require: mfa}|no request can have the segment '..': it is resolved away",
                "{path: '/{id}.json', require: mfa}|a variable fills its segment",
                "{path: /a, method: post, require: mfa}|unknown method 'post'; did you mean 'POST'?",
                "{path: '/a/{id}', when: path.ip == '1', require: mfa}|did you mean 'path.id'?",
                "{path: /a, when: body.x, require: mfa}|write '== true' behind it",
                "{path: /a, when: 'has(body.x)', require: mfa}|has() is not needed",
                "{path: /a, require: {level: mfa, acr: x}}|a level and an acr are one too many",
                "{path: /a, require: {amr: otp}}|need a level or an acr",
                "{path: /a, require: {level: mfa, amr: otp}}|say with acr which levels bring these means",
                "{path: /a, require: {transaction: single-use}}|need a level or an acr",
                "{path: /a, require: {level: mfa, amr: fishing-resistant}}|did you mean 'phishing-resistant'?",
                "{path: /a, require: {level: mfa, network: sane}}|did you mean 'same'?",
                "{path: /a, require: {maxAge: 5}}|maxAge is a whole number with s, m, h or d",
                "{path: /a, require: {acr: 'a b'}}|this cannot be asked for: 'a b'",
                "{path: /a, require: {acr: 'a\"b'}}|this cannot be asked for",
                "{path: /a, scopes: ['a\\b']}|this cannot be asked for",
                "{path: /a, require: mfa, bypass: {clients: [], owner: a, reason: b, expires: 2027-01-01}}|must not be empty",
                "{path: /a, require: mfa, bypass: {clients: [b], owner: a, reason: b}}|expires",
                "{path: /a, require: mfa, bypass: {clients: [b], owner: a, reason: b, expires: soon}}|a date",
                "{path: /a, require: {level: mfa, transaction: single-use, maxAge: 11m}}|remembered for 10m at most",
                "{path: /a, when: \"method == 'GET'\", public: true}|what is public cannot depend on method",
                "{path: /a, when: \"'a' in query.b\", public: true}|what is public cannot depend on query",
                "{path: /a, when: \"'a' in headers['b']\", public: true}|what is public cannot depend on headers",
                "{path: /a, when: body.a == 1, require: mfa, bypass: {clients: [b], owner: a, reason: b, expires: 2027-01-01}}|what is let by cannot depend on body",
                "{path: /b, require: mfa}, {path: /b, require: phr}|give each an id",
                "{path: /c, public: true}, {path: /**, require: mfa}|'* /c' is never public",
                "{path: /c/**, method: GET, public: true}, {path: '/c/**', method: [GET, POST], require: mfa}|is never public",
            })
    void whatIsWrongIsSaidAtItsPlace(String operations, String message) {
        assertThat(errors("{matrix: 1, order: [pwd, mfa, phr], operations: [" + operations + "]}"))
                .isNotEmpty()
                .anySatisfy(error -> assertThat(error.message()).contains(message))
                .allSatisfy(error -> assertThat(error.line()).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{operations: []}|matrix",
                "{matrix: 2, operations: []}|there is only version 1",
                "{matrix: 1}|operations",
                "{matrix: 1, order: [a, a], operations: []}|is there twice",
                "{matrix: 1, order: ['a b'], operations: []}|no level can be",
                "{matrix: 1, limits: {body: 17MB}, operations: []}|up to 16MB",
                "{matrix: 1, limits: {body: 1GB}, operations: []}|up to 16MB",
                "{matrix: 1, limits: {clockSkew: 1h}, operations: []}|at most 5m",
                "{matrix: 1, matrix: 1, operations: []}|is there twice",
                "[]|a mapping",
            })
    void whatIsWrongAboveOperationsIsSaidToo(String text, String message) {
        assertThat(errors(text)).anySatisfy(error -> assertThat(error.message()).contains(message));
    }

    @Test
    void whatIsApprovedMayBeTenMinutesOld() {
        assertThat(requirement("require: { level: phr, transaction: single-use, maxAge: 10m }")
                        .maxAge())
                .contains(Duration.ofMinutes(10));
    }

    @Test
    void whatIsPublicMayDependOnThePathAndOnTheAddress() {
        assertThat(errors(
                        "{matrix: 1, operations: [{path: '/a/{id}', when: \"path.id == 'x' && caller.ip == '10.0.0.1'\","
                                + " public: true}]}"))
                .isEmpty();
    }

    @Test
    void aPublicOperationBesideARuleWithACondition() {
        assertThat(errors(
                        "{matrix: 1, operations: [{path: /c, public: true}, {path: /c, id: x, when: \"method == 'PUT'\","
                                + " require: mfa}]}"))
                .isEmpty();
    }
}
