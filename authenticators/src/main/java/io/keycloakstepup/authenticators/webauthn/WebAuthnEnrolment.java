package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.UserIdentity;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.CredentialLabel;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.KeyDemand;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * How a user gets a key, wherever that happens: as a required action, or in the middle of a sign-in. Whether this user may
 * have one now is the caller's question. One instance serves one Keycloak session.
 *
 * @param role what the key will be for
 * @param asked what it must show
 */
public record WebAuthnEnrolment(KeycloakSession session, KeyRole role, KeyDemand asked) {

    /** Asks the user's authenticator for a new key; what it shows is a {@code PublicKeyCredentialCreationOptionsJSON}. */
    public Challenge begin(UserModel user) {
        RealmKeyPolicy policy = role.policyOf(session.getContext().getRealm(), asked);
        UserKeys keys = UserKeys.of(session, user, role);
        PublicKeyCredentialCreationOptions options = relyingParty(policy, keys)
                .startRegistration(StartRegistrationOptions.builder()
                        .user(identity(user, keys))
                        .authenticatorSelection(policy.selection())
                        .timeout(policy.timeoutMillis())
                        .build());
        try {
            String kept = new KeptChallenge(
                            purpose(), user.getId(), ServerClock.now().toEpochMilli(), options.toJson())
                    .written();
            String shown = PublicKeyOptions.of(options.toCredentialsCreateJson());
            return new Challenge(Optional.of(kept), Optional.of(shown));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library's own options are always JSON", e);
        }
    }

    private static UserIdentity identity(UserModel user, UserKeys keys) {
        return UserIdentity.builder()
                .name(user.getUsername())
                .displayName(user.getUsername())
                .id(keys.handle())
                .build();
    }

    /**
     * Stores the key that the authenticator made.
     *
     * @param kept what the challenge had its caller keep; empty where it was never made
     * @param answer the browser's JSON
     * @param label what the user calls the key; empty for a name of ours
     * @return the evidence that making it was, or why it was refused; then nothing is stored
     */
    public Verification finish(UserModel user, Optional<String> kept, String answer, String label, Instant now) {
        return kept.flatMap(written -> KeptChallenge.read(written, purpose(), user.getId(), now))
                .map(challenge -> finish(user, challenge, answer, label, now))
                .orElseGet(() -> new Verification.Refused(Reason.FACTOR_EXPIRED));
    }

    private Verification finish(UserModel user, KeptChallenge kept, String answer, String label, Instant now) {
        if (!kept.claim(new OneTimeClaims(session), now)) {
            return new Verification.Refused(Reason.FACTOR_REPLAYED);
        }
        RealmKeyPolicy policy = role.policyOf(session.getContext().getRealm(), asked);
        RelyingParty relyingParty = relyingParty(policy, UserKeys.of(session, user, role));
        return new KeyRegistration(site(policy), relyingParty, policy)
                .check(kept.options(), answer)
                .match(
                        made -> store(user, made.key(), label, now),
                        refused -> new Verification.Refused(refused.reason()));
    }

    /** A key that somebody has already registered is refused, whoever it was (Web Authentication Level 3 §7.1). */
    private Verification store(UserModel user, NewKey key, String label, Instant now) {
        if (new RegisteredKeys(session).isTaken(key.id().getBytes())) {
            return new Verification.Refused(Reason.KEY_FOREIGN);
        }
        if (!asked.isMetBy(key.use())) {
            return new Verification.Refused(Reason.KEY_UNFIT);
        }
        String name = CredentialLabel.among(
                user, role.credentialType(), label, role.factor().word());
        return new Verification.Proven(key.store(session, user, name, now));
    }

    private RelyingParty relyingParty(RealmKeyPolicy policy, UserKeys keys) {
        return site(policy).relyingParty(keys, policy, Optional.of(WebAuthnFactorFactory.makers(session)));
    }

    private Site site(RealmKeyPolicy policy) {
        return Site.of(session, policy.policy());
    }

    private String purpose() {
        return KeptChallenge.purpose("registration", role);
    }
}
