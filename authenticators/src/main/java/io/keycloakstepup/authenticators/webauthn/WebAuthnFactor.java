package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.StartAssertionOptions;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.keys.RegisteredKey;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Keys of WebAuthn, in Keycloak's own credentials. Each challenge takes one answer, right or wrong, so there is nothing to
 * guess at and wrong answers are not counted against the account; an account that Keycloak has closed stays closed.
 *
 * @param role which of the user's keys
 */
public record WebAuthnFactor(KeycloakSession session, KeyRole role) implements Factor {

    private static final UserKeys NOBODYS = new UserKeys("", List.of());

    @Override
    public FactorType type() {
        return role.factor();
    }

    @Override
    public boolean needsBeginning() {
        return true;
    }

    @Override
    public boolean isUsableBy(UserModel user) {
        return user.credentialManager().isConfiguredFor(role.credentialType());
    }

    @Override
    public boolean canShow(UserModel user, KeyDemand asked) {
        return isUsableBy(user)
                && (asked.equals(KeyDemand.NONE)
                        || !keys(user).showing(asked, registered()).keys().isEmpty());
    }

    @Override
    public Challenge challenge(UserModel user) {
        return challenge(user, KeyDemand.NONE);
    }

    /** Names the keys that can show it and no others, and has the authenticator verify its user where that is asked. */
    @Override
    public Challenge challenge(UserModel user, KeyDemand asked) {
        return challenge(keys(user).showing(asked, registered()), Optional.of(user.getId()), asked);
    }

    /** The ids of an account's keys would tell how many it has, and whose they are at other sites. */
    @Override
    public Challenge challengeUnproven(UserModel user, KeyDemand asked) {
        return challenge(NOBODYS, Optional.empty(), asked);
    }

    /** A challenge that names no key, for whoever holds one that this site can find: it tells nothing of any account. */
    public Challenge challengeAnyone() {
        return challenge(NOBODYS, Optional.empty(), KeyDemand.NONE);
    }

    private Challenge challenge(UserKeys keys, Optional<String> userId, KeyDemand asked) {
        RealmKeyPolicy policy = role.policyOf(session.getContext().getRealm(), asked);
        StartAssertionOptions.StartAssertionOptionsBuilder options =
                StartAssertionOptions.builder().userVerification(policy.userVerification());
        options.username(userId).timeout(policy.timeoutMillis());
        AssertionRequest request =
                site().relyingParty(keys, policy, Optional.empty()).startAssertion(options.build());
        try {
            String kept = new KeptChallenge(
                            purpose(), userId.orElse(""), ServerClock.now().toEpochMilli(), request.toJson())
                    .written();
            return new Challenge(Optional.of(kept), Optional.of(PublicKeyOptions.of(request.toCredentialsGetJson())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library's own options are always JSON", e);
        }
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        if (new BruteForceLock(session).isClosedTo(user)) {
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        return answer.kept()
                .flatMap(kept -> KeptChallenge.read(kept, purpose(), user.getId(), now))
                .map(kept -> verify(user, kept, answer.secret(), now))
                .orElseGet(() -> new Verification.Refused(Reason.FACTOR_EXPIRED));
    }

    /** A wrong answer uses the challenge up as well. */
    private Verification verify(UserModel user, KeptChallenge kept, String answer, Instant now) {
        UserKeys keys = keys(user);
        Site site = site();
        return new KeyAssertion(site, site.relyingParty(keys, policy(), Optional.empty()), keys)
                .check(kept.options(), answer)
                .match(
                        used -> used(user, keys, kept, used.result(), now),
                        refused -> claimed(kept, now, () -> new Verification.Refused(refused.reason())));
    }

    private Verification claimed(KeptChallenge kept, Instant now, Supplier<Verification> then) {
        return kept.claim(new OneTimeClaims(session), now)
                ? then.get()
                : new Verification.Refused(Reason.FACTOR_REPLAYED);
    }

    /** Believed only once challenge and use are claimed, by one statement. */
    private Verification used(UserModel user, UserKeys keys, KeptChallenge kept, AssertionResult result, Instant now) {
        StoredKey key = keys.key(result.getCredential().getCredentialId()).orElseThrow();
        Optional<String> use = key.use(result.getSignatureCount());
        boolean isFirst = use.map(it -> kept.claimWith(it, new OneTimeClaims(session), now))
                .orElseGet(() -> kept.claim(new OneTimeClaims(session), now));
        if (isFirst) {
            return proven(user, key, result, now);
        }
        return use.isEmpty()
                ? new Verification.Refused(Reason.FACTOR_REPLAYED)
                : claimed(kept, now, () -> new Verification.Refused(Reason.KEY_CLONED));
    }

    @SuppressWarnings("deprecation") // the library calls the flags BE and BS an experiment; Level 3 has them
    private Verification proven(UserModel user, StoredKey key, AssertionResult result, Instant now) {
        key.countTo(result.getSignatureCount(), user);
        RegisteredKey known = key.known(result.isBackupEligible(), result.isUserVerified(), now);
        if (key.registered().isEmpty()) {
            registered().learn(known, key.id().getBytes());
        }
        return new Verification.Proven(
                new Evidence(type(), known.credentialId(), now, known.use(result.isUserVerified())));
    }

    private UserKeys keys(UserModel user) {
        return UserKeys.of(session, user, role);
    }

    private RegisteredKeys registered() {
        return new RegisteredKeys(session);
    }

    private String purpose() {
        return KeptChallenge.purpose("assertion", role);
    }

    private RealmKeyPolicy policy() {
        return role.policyOf(session.getContext().getRealm(), KeyDemand.NONE);
    }

    private Site site() {
        return Site.of(session, policy().policy());
    }
}
