package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.UserIdentity;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.KeyStorage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.keycloak.models.WebAuthnPolicy;

/** The registration of a key, line by line of Web Authentication Level 3 §7.1 and of the realm's policy. */
final class KeyRegistrationTest {

    private static final Site SITE = new Site("example.org", "example", Set.of("https://example.org"));

    private final ScratchKey key = ScratchKey.of(32);

    @Test
    void w01_aRightRegistrationIsTakenAsWhatItIs() {
        NewKey bound = made(register(UnaryOperator.identity()));
        NewKey synced = made(register(
                a -> a.flags(ScratchAnswer.PRESENT | ScratchAnswer.BACKUP_ELIGIBLE | ScratchAnswer.BACKED_UP)));

        assertThat(bound.use().userVerified()).isTrue();
        assertThat(bound.use().storage()).isEqualTo(KeyStorage.DEVICE_BOUND);
        assertThat(synced.use().userVerified()).isFalse();
        assertThat(synced.use().storage()).isEqualTo(KeyStorage.SYNCED);
        assertThat(bound.use().aaguid()).as("nobody attests it").isEmpty();
    }

    @Test
    void w01_typeIsThatOfARegistration() {
        refused(register(a -> a.client("type", "payment")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_challengeIsTheOneThatWasAsked() {
        refused(register(a -> a.client("challenge", "AAAAAAAAAAAAAAAAAAAAAA")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_originAndFrameAreOurs() {
        refused(register(a -> a.client("origin", "https://www.example.org")), Reason.KEY_ORIGIN);
        refused(register(a -> a.client("crossOrigin", true)), Reason.KEY_ORIGIN);
        refused(register(a -> a.client("topOrigin", "https://example.org")), Reason.KEY_ORIGIN);
    }

    @Test
    void w01_rpIdHashIsThatOfOurSite() {
        refused(register(a -> a.site("www.example.org")), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_withoutPresenceNothingIsRegistered() {
        refused(register(a -> a.flags(ScratchAnswer.VERIFIED)), Reason.FACTOR_WRONG);
    }

    @Test
    void w01_verificationIsThereWhereAStepDemandsItWhateverTheRealmSays() {
        RealmKeyPolicy discouraging = policy("discouraged", KeyDemand.NONE);
        RealmKeyPolicy asked = policy("discouraged", KeyDemand.ofVerification(true));
        UnaryOperator<ScratchAnswer> unverified = a -> a.flags(ScratchAnswer.PRESENT);

        refused(register(asked, unverified), Reason.KEY_UNVERIFIED);
        assertThat(register(discouraging, unverified)).isInstanceOf(KeyRegistration.Outcome.Made.class);
    }

    @Test
    void w01_noBackupWithoutEligibility() {
        refused(register(a -> a.flags(ScratchAnswer.PRESENT | ScratchAnswer.BACKED_UP)), Reason.FACTOR_MALFORMED);
    }

    @Test
    void w01_algorithmIsOneOfThoseThatWereOffered() {
        WebAuthnPolicy edOnly = new WebAuthnPolicy(List.of("Ed25519"));
        edOnly.setAcceptableAaguids(List.of());

        refused(
                register(new RealmKeyPolicy(edOnly, KeyRole.SECOND_FACTOR, KeyDemand.NONE), UnaryOperator.identity()),
                Reason.FACTOR_WRONG);
    }

    @Test
    void w01_credentialIdHasAtMost1023Bytes() {
        assertThat(register(ScratchKey.of(1_023))).isInstanceOf(KeyRegistration.Outcome.Made.class);
        refused(register(ScratchKey.of(1_024)), Reason.KEY_NOT_ACCEPTED);
    }

    @Test
    void aModelThatTheRealmDoesNotListIsRefused() {
        RealmKeyPolicy listed = policy("preferred", KeyDemand.NONE);
        listed.policy().setAcceptableAaguids(List.of("cb69481e-8ff7-4039-93ec-0a2729a154a8"));

        refused(register(listed, UnaryOperator.identity()), Reason.KEY_NOT_ACCEPTED);
        listed.policy().setAcceptableAaguids(List.of("00000000-0000-0000-0000-000000000000"));
        assertThat(register(listed, UnaryOperator.identity())).isInstanceOf(KeyRegistration.Outcome.Made.class);
    }

    private static NewKey made(KeyRegistration.Outcome outcome) {
        return outcome.match(KeyRegistration.Outcome.Made::key, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private static void refused(KeyRegistration.Outcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new KeyRegistration.Outcome.Refused(reason));
    }

    private static RealmKeyPolicy policy(String verification, KeyDemand asked) {
        WebAuthnPolicy policy = new WebAuthnPolicy(List.of("ES256"));
        policy.setAcceptableAaguids(List.of());
        policy.setUserVerificationRequirement(verification);
        return new RealmKeyPolicy(policy, KeyRole.SECOND_FACTOR, asked);
    }

    private KeyRegistration.Outcome register(UnaryOperator<ScratchAnswer> change) {
        return register(policy("preferred", KeyDemand.NONE), change);
    }

    private KeyRegistration.Outcome register(RealmKeyPolicy policy, UnaryOperator<ScratchAnswer> change) {
        return register(key, policy, change);
    }

    private static KeyRegistration.Outcome register(ScratchKey key) {
        return register(key, policy("preferred", KeyDemand.NONE), UnaryOperator.identity());
    }

    private static KeyRegistration.Outcome register(
            ScratchKey key, RealmKeyPolicy policy, UnaryOperator<ScratchAnswer> change) {
        RelyingParty relyingParty = SITE.relyingParty(new UserKeys(Vector.USER, List.of()), policy, Optional.empty());
        String options = options(relyingParty, policy);
        String answer = change.apply(new ScratchAnswer(key, options)).registered();
        return new KeyRegistration(SITE, relyingParty, policy).check(options, answer);
    }

    private static String options(RelyingParty relyingParty, RealmKeyPolicy policy) {
        try {
            return relyingParty
                    .startRegistration(StartRegistrationOptions.builder()
                            .user(UserIdentity.builder()
                                    .name(Vector.USER)
                                    .displayName(Vector.USER)
                                    .id(new UserKeys(Vector.USER, List.of()).handle())
                                    .build())
                            .authenticatorSelection(policy.selection())
                            .build())
                    .toJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library's own options are always JSON", e);
        }
    }
}
