package io.keycloakstepup.resource.sender;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.jose.SigningKey;
import io.keycloakstepup.resource.token.PresentedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the proofs that come with bound tokens: the twelve checks of RFC 9449 §4.3, and the key (§7.1). Thread-safe. */
public final class Proofs {

    private static final Set<String> TYPE = Set.of("dpop+jwt");

    private final ProofRules rules;
    private final SeenProofs seen;
    private final Optional<Nonces> nonces;

    /**
     * With these rules.
     *
     * @param seen the proofs that were seen
     * @param nonces those that a proof must carry; empty if it needs none
     */
    public Proofs(ProofRules rules, SeenProofs seen, Optional<Nonces> nonces) {
        this.rules = rules;
        this.seen = seen;
        this.nonces = nonces;
    }

    /** The value that the next proof may carry; empty if it needs none. */
    public Optional<String> nextNonce(Instant now) {
        return nonces.map(all -> all.next(now));
    }

    /**
     * Fails unless a proof comes with the request, once, for this request and this token, by the key that the token is bound to.
     *
     * @param thumbprint of that key
     */
    public void mustProve(PresentedRequest request, String token, String thumbprint, Instant now)
            throws Flawed, Unremembered {
        if (request.dpop().size() != 1) {
            throw new Flawed(request.dpop().isEmpty() ? Flaw.PROOF_MISSING : Flaw.MALFORMED);
        }
        SignedText proof = SignedText.parse(request.dpop().get(0), rules.mostCharacters(), rules.algorithms());
        proof.mustBeOfType(TYPE);
        Map<String, Object> brought = proof.embeddedKey().orElseThrow(() -> new Flawed(Flaw.UNKNOWN_KEY));
        SigningKey key = SigningKey.embedded(brought);
        // First of all: strangers must not have us verify signatures of keys that are none of the token's.
        if (!key.thumbprint().equals(thumbprint)) {
            throw new Flawed(Flaw.WRONG_PROOF);
        }
        Claims claims = proof.claims(key);
        mustBeFor(claims, request, token);
        Instant madeAt = mustBeRecent(claims, now);
        mustCarryNonce(claims, now);
        mustBeNew(thumbprint, claims, madeAt, now);
    }

    private static void mustBeFor(Claims proof, PresentedRequest request, String token) throws Flawed {
        Optional<ProofAddress> said = proof.text("htu").flatMap(ProofAddress::of);
        boolean isForRequest =
                proof.text("htm").filter(request.method()::equals).isPresent()
                        && said.isPresent()
                        && said.equals(ProofAddress.of(request.uri()));
        boolean isForToken = proof.text("ath").filter(hash(token)::equals).isPresent();
        if (!isForRequest || !isForToken) {
            throw new Flawed(Flaw.WRONG_PROOF);
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Instant mustBeRecent(Claims proof, Instant now) throws Flawed {
        Instant madeAt = proof.time("iat").orElseThrow(() -> new Flawed(Flaw.MALFORMED));
        if (madeAt.isBefore(now.minus(rules.lifetime()).minusSeconds(1))) {
            throw new Flawed(Flaw.EXPIRED);
        }
        if (madeAt.isAfter(now.plus(rules.ahead()))) {
            throw new Flawed(Flaw.FROM_THE_FUTURE);
        }
        return madeAt;
    }

    private void mustCarryNonce(Claims proof, Instant now) throws Flawed {
        Optional<String> carried = proof.text("nonce");
        boolean isGood = nonces.isEmpty()
                || carried.filter(nonce -> nonces.get().isGood(nonce, now)).isPresent();
        if (!isGood) {
            throw new Flawed(Flaw.NONCE_NEEDED);
        }
    }

    /** Last of all: what a stranger makes takes no place. */
    private void mustBeNew(String thumbprint, Claims proof, Instant madeAt, Instant now) throws Flawed, Unremembered {
        String id = proof.text("jti").filter(text -> !text.isEmpty()).orElseThrow(() -> new Flawed(Flaw.MALFORMED));
        Instant until = madeAt.plus(rules.lifetime()).plusSeconds(2);
        if (!seen.claim(thumbprint, id, until, now)) {
            throw new Flawed(Flaw.REPLAYED_PROOF);
        }
    }
}
