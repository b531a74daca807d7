package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.hash.Sha256;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One proof as a refresh token tells of it.
 *
 * @param of what tells the proofs of one user apart, and says nothing else
 * @param verifiedAtMillis when, in milliseconds since 1970
 * @param userVerified whether the authenticator verified its user
 * @param longestMillis how old it counts at most, in milliseconds; null where nothing limits it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarkedProof(
        @JsonProperty(value = "of", required = true) String of,
        @JsonProperty(value = "at", required = true) long verifiedAtMillis,
        @JsonProperty(value = "uv", required = true) boolean userVerified,
        @JsonProperty("longest") @Nullable Long longestMillis) {

    /** A user has few credentials, and their ids are no secrets: 64 bits tell them apart. */
    private static final int DIGITS = 16;

    MarkedProof {
        Objects.requireNonNull(of, "of");
    }

    static MarkedProof of(Evidence proof) {
        return new MarkedProof(
                fingerprint(proof),
                proof.verifiedAt().toEpochMilli(),
                proof.userVerified(),
                EvidenceNote.longestMillis(proof));
    }

    private static String fingerprint(Evidence proof) {
        return Sha256.of(proof.factor().word() + "." + proof.credentialId()).substring(0, DIGITS);
    }

    /** Whether this is a proof with the same credential. */
    boolean isOf(Evidence proof) {
        return of.equals(fingerprint(proof));
    }

    /** That proof, no younger, no stronger and for no longer than this one. */
    Evidence cap(Evidence proof) {
        KeyUse use = proof.key();
        KeyUse left = new KeyUse(use.userVerified() && userVerified, use.storage(), use.aaguid());
        return proof.with(left)
                .noLaterThan(Instant.ofEpochMilli(verifiedAtMillis))
                .noLongerThan(EvidenceNote.longest(longestMillis));
    }
}
