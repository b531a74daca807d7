package io.keycloakstepup.resource.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An access token that was verified: issuer, audience, times and, where it is bound, its sender.
 *
 * @param subject {@code sub}
 * @param clientId the client it was issued to: {@code azp} or {@code client_id}
 * @param acr how strongly the user proved who they are; empty where the token does not say
 * @param amr by what means (RFC 8176); empty where the token does not say
 * @param authTime when the last step of what carries {@code acr} was proven; empty where the token does not say
 * @param issuedAt {@code iat}; empty where the token does not say
 * @param scopes what it may be used for, each for itself
 * @param audiences whom it is for: {@code aud}
 * @param mfaVerified {@code mfa_verified}; false where the token does not say
 * @param stepUpTransaction {@code step_up_txn}, the digest of the one operation it was issued for; empty where it was
 *     issued for none
 * @param networkMarks {@code ctx.ip}, the keyed hashes of the network it is meant to be used in; empty where the token
 *     does not say
 * @param claims all claims, as JSON has them: texts, {@link Long}s, {@link Double}s, {@link Boolean}s, lists and maps of
 *     these, without null
 * @param scheme how it was presented
 * @param isSenderBound whether its sender proved a key or a certificate that it is bound to
 */
public record AccessToken(
        String subject,
        String clientId,
        Optional<String> acr,
        List<String> amr,
        Optional<Instant> authTime,
        Optional<Instant> issuedAt,
        List<String> scopes,
        Set<String> audiences,
        boolean mfaVerified,
        Optional<String> stepUpTransaction,
        List<String> networkMarks,
        Map<String, Object> claims,
        TokenScheme scheme,
        boolean isSenderBound) {

    public AccessToken {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(acr, "acr");
        amr = List.copyOf(amr);
        Objects.requireNonNull(authTime, "authTime");
        Objects.requireNonNull(issuedAt, "issuedAt");
        scopes = List.copyOf(scopes);
        audiences = Set.copyOf(audiences);
        Objects.requireNonNull(stepUpTransaction, "stepUpTransaction");
        networkMarks = List.copyOf(networkMarks);
        claims = Map.copyOf(claims);
        Objects.requireNonNull(scheme, "scheme");
        if (scheme == TokenScheme.DPOP && !isSenderBound) {
            throw new IllegalArgumentException("a token presented with DPoP is bound to the key of its proof");
        }
    }

    /** Client and scheme: who it is and what it may do is nothing for logs. */
    @Override
    public String toString() {
        return "AccessToken[clientId=" + clientId + ", scheme=" + scheme + "]";
    }
}
