package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens as tests need them, each a variation of another. */
public record Tokens(AccessToken token) {

    public static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    /** A token of this level, proven this long ago. */
    public static Tokens of(String acr, Duration age) {
        return new Tokens(new AccessToken(
                "alice",
                "web",
                Optional.of(acr),
                List.of("pwd"),
                Optional.of(NOW.minus(age)),
                Optional.of(NOW.minusSeconds(1)),
                List.of("risk.write"),
                Set.of("api"),
                false,
                Optional.empty(),
                List.of(),
                Map.of("sub", "alice"),
                TokenScheme.BEARER,
                false));
    }

    Tokens amr(String... amr) {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                List.of(amr),
                token.authTime(),
                token.issuedAt(),
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                token.claims(),
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens claims(Map<String, Object> claims) {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                token.amr(),
                token.authTime(),
                token.issuedAt(),
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                claims,
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens times(Optional<Instant> authTime, Optional<Instant> issuedAt) {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                token.amr(),
                authTime,
                issuedAt,
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                token.claims(),
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens of(String subject, String client) {
        return new Tokens(new AccessToken(
                subject,
                client,
                token.acr(),
                token.amr(),
                token.authTime(),
                token.issuedAt(),
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                token.claims(),
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens scopes(String... scopes) {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                token.amr(),
                token.authTime(),
                token.issuedAt(),
                List.of(scopes),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                token.claims(),
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens meantFor(Optional<String> transaction, List<String> networkMarks) {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                token.amr(),
                token.authTime(),
                token.issuedAt(),
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                transaction,
                networkMarks,
                token.claims(),
                token.scheme(),
                token.isSenderBound()));
    }

    Tokens bound() {
        return new Tokens(new AccessToken(
                token.subject(),
                token.clientId(),
                token.acr(),
                token.amr(),
                token.authTime(),
                token.issuedAt(),
                token.scopes(),
                token.audiences(),
                token.mfaVerified(),
                token.stepUpTransaction(),
                token.networkMarks(),
                token.claims(),
                TokenScheme.DPOP,
                true));
    }
}
