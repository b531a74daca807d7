package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.UserVerificationRequirement;
import io.keycloakstepup.flow.reason.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The use of a key, line by line of Web Authentication Level 3 §7.2: one thing is wrong, and it does not count. */
final class KeyAssertionTest {

    private static final Site SITE = new Site("example.org", "example", Set.of("https://example.org"));

    private final ScratchKey key = ScratchKey.of(32);
    private final ScratchKey another = ScratchKey.of(31);

    @Test
    void w01_aRightUseCounts() {
        assertThat(answer(UnaryOperator.identity())).isInstanceOf(KeyAssertion.Outcome.Used.class);
    }

    @Test
    void w01_typeIsThatOfAUse() {
        refused(answer(a -> a.client("type", "webauthn.create")), Reason.FACTOR_WRONG);
        refused(answer(a -> a.client("type", "payment.get")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_challengeIsTheOneThatWasAsked() {
        refused(answer(a -> a.client("challenge", "AAAAAAAAAAAAAAAAAAAAAA")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_n25_challengesAreRandomLongAndNeverTheSame() {
        Set<ByteArray> challenges = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            challenges.add(request(keys(key.stored(0)), UserVerificationRequirement.PREFERRED)
                    .getPublicKeyCredentialRequestOptions()
                    .getChallenge());
        }

        assertThat(challenges).hasSize(1_000).allMatch(challenge -> challenge.size() >= 16);
    }

    @Test
    void w01_originIsComparedExactly() {
        for (String origin : List.of(
                "http://example.org",
                "https://example.org:8443",
                "https://www.example.org",
                "https://example.org.evil.example",
                "https://example.org/",
                "null",
                "")) {
            refused(answer(a -> a.client("origin", origin)), Reason.KEY_ORIGIN);
        }
    }

    @Test
    void w01_anotherSitesPageAroundOursIsRefused() {
        refused(answer(a -> a.client("crossOrigin", true)), Reason.KEY_ORIGIN);
        refused(answer(a -> a.client("topOrigin", "https://example.org")), Reason.KEY_ORIGIN);
    }

    @Test
    void w01_rpIdHashIsThatOfOurSite() {
        refused(answer(a -> a.site("www.example.org")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_withoutPresenceNothingIsProven() {
        refused(answer(a -> a.flags(ScratchAnswer.VERIFIED)), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_verificationIsThereWhereItIsDemanded() {
        UserKeys keys = keys(key.stored(0));
        AssertionRequest required = request(keys, UserVerificationRequirement.REQUIRED);
        AssertionRequest discouraged = request(keys, UserVerificationRequirement.DISCOURAGED);
        UnaryOperator<ScratchAnswer> unverified = a -> a.flags(ScratchAnswer.PRESENT);

        refused(answer(keys, required, unverified), Reason.KEY_UNVERIFIED);
        assertThat(answer(keys, discouraged, unverified)).isInstanceOf(KeyAssertion.Outcome.Used.class);
        assertThat(answer(keys, required, UnaryOperator.identity())).isInstanceOf(KeyAssertion.Outcome.Used.class);
    }

    @Test
    void w01_noBackupWithoutEligibility() {
        refused(answer(a -> a.flags(ScratchAnswer.PRESENT | ScratchAnswer.BACKED_UP)), Reason.FACTOR_MALFORMED);
    }

    @Test
    void w01_backupEligibilityIsThatOfTheRegistrationWhereItIsKnown() {
        UnaryOperator<ScratchAnswer> eligible = a -> a.flags(ScratchAnswer.PRESENT | ScratchAnswer.BACKUP_ELIGIBLE);

        refused(answer(keys(key.registered(false)), eligible), Reason.FACTOR_WRONG);
        refused(answer(keys(key.registered(true)), UnaryOperator.identity()), Reason.FACTOR_WRONG);
        assertThat(answer(keys(key.registered(true)), eligible)).isInstanceOf(KeyAssertion.Outcome.Used.class);
        assertThat(answer(keys(key.stored(0)), eligible))
                .as("registered by Keycloak's own page")
                .isInstanceOf(KeyAssertion.Outcome.Used.class);
    }

    @Test
    void w01_onlyKeysOfTheAccountCount() {
        refused(answer(a -> a.as(another.id())), Reason.KEY_FOREIGN);
    }

    @Test
    void w01_allowCredentialsIsHonoured() {
        UserKeys both = keys(key.stored(0), another.stored(0));
        AssertionRequest forAnother = request(keys(another.stored(0)), UserVerificationRequirement.PREFERRED);

        refused(answer(both, forAnother, UnaryOperator.identity()), Reason.KEY_UNFIT);
    }

    @Test
    void w01_userHandleIsThatOfTheAccount() {
        refused(answer(a -> a.handle("somebody else")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_aSignatureOfAnotherKeyDoesNotCount() {
        UserKeys keys = keys(key.stored(0));
        AssertionRequest request = request(keys, UserVerificationRequirement.PREFERRED);
        String forged = new ScratchAnswer(another, json(request)).as(key.id()).asserted();

        refused(assertion(keys).check(json(request), forged), Reason.FACTOR_WRONG);
    }

    @Test
    void w02_aCounterThatDoesNotRiseIsACopy() {
        for (int count : new int[] {0, 1, 4, 5}) {
            refused(answer(keys(key.stored(5)), a -> a.signatures(count)), Reason.KEY_CLONED);
        }
        assertThat(answer(keys(key.stored(5)), a -> a.signatures(6))).isInstanceOf(KeyAssertion.Outcome.Used.class);
    }

    @Test
    void w02_aKeyThatDoesNotCountIsAccepted() {
        assertThat(answer(keys(key.stored(0)), a -> a.signatures(0))).isInstanceOf(KeyAssertion.Outcome.Used.class);
    }

    private KeyAssertion.Outcome answer(UnaryOperator<ScratchAnswer> change) {
        return answer(keys(key.stored(0)), change);
    }

    private KeyAssertion.Outcome answer(UserKeys keys, UnaryOperator<ScratchAnswer> change) {
        return answer(keys, request(keys, UserVerificationRequirement.PREFERRED), change);
    }

    private KeyAssertion.Outcome answer(UserKeys keys, AssertionRequest request, UnaryOperator<ScratchAnswer> change) {
        String options = json(request);
        return assertion(keys)
                .check(options, change.apply(new ScratchAnswer(key, options)).asserted());
    }

    private static void refused(KeyAssertion.Outcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new KeyAssertion.Outcome.Refused(reason));
    }

    private static AssertionRequest request(UserKeys keys, UserVerificationRequirement verification) {
        return relyingParty(keys)
                .startAssertion(StartAssertionOptions.builder()
                        .username(Vector.USER)
                        .userVerification(verification)
                        .build());
    }

    private static String json(AssertionRequest request) {
        try {
            return request.toJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library's own options are always JSON", e);
        }
    }

    private static KeyAssertion assertion(UserKeys keys) {
        return new KeyAssertion(SITE, relyingParty(keys), keys);
    }

    private static RelyingParty relyingParty(UserKeys keys) {
        return SITE.relyingParty(keys, WebAuthnVectorsTest.POLICY, Optional.empty());
    }

    private static UserKeys keys(StoredKey... keys) {
        return new UserKeys(Vector.USER, List.of(keys));
    }
}
