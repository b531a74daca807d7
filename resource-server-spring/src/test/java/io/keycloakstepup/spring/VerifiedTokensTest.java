package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What counts as a token that Spring Security has verified. */
final class VerifiedTokensTest {

    private static final Instant SIGNED_IN = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatSpringHasVerifiedIsRead() {
        TokenCheck check = VerifiedTokens.check(caller(Map.of("scope", List.of("a", "b"))), List.of());

        assertThat(check).isInstanceOfSatisfying(TokenCheck.Valid.class, valid -> {
            assertThat(valid.token().subject()).isEqualTo("alice");
            assertThat(valid.token().clientId()).isEqualTo("web");
            assertThat(valid.token().acr()).hasValue("mfa");
            assertThat(valid.token().authTime()).hasValue(SIGNED_IN);
            assertThat(valid.token().issuedAt()).hasValue(SIGNED_IN.plusSeconds(5));
            assertThat(valid.token().scopes()).containsExactly("a", "b");
            assertThat(valid.token().scheme()).isEqualTo(TokenScheme.BEARER);
        });
    }

    /** Whatever filters an application has of its own: Spring's would not let it get here. */
    @Test
    void aTokenThatIsBoundToAKeyIsTakenInItsSchemeOnly() {
        JwtAuthenticationToken bound = caller(Map.of("cnf", Map.of("jkt", "key")));
        var refused = new TokenCheck.Invalid(TokenError.INVALID_TOKEN, TokenScheme.DPOP, Optional.empty());

        assertThat(VerifiedTokens.check(bound, List.of("Bearer t"))).isEqualTo(refused);
        assertThat(VerifiedTokens.check(bound, List.of("DPoP another"))).isEqualTo(refused);
        assertThat(VerifiedTokens.check(bound, List.of())).isEqualTo(refused);
        assertThat(VerifiedTokens.check(bound, List.of("dpop t")))
                .isInstanceOfSatisfying(
                        TokenCheck.Valid.class,
                        valid -> assertThat(valid.token().isSenderBound()).isTrue());
    }

    @Test
    void whoSignedInWithoutATokenHasNone() {
        var other = new TestingAuthenticationToken("alice", "secret", "ROLE_USER");

        assertThat(VerifiedTokens.check(other, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
        assertThat(VerifiedTokens.check(null, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
    }

    @Test
    void aTokenThatNobodyVerifiedIsNone() {
        JwtAuthenticationToken caller = caller(Map.of());
        caller.setAuthenticated(false);

        assertThat(VerifiedTokens.check(caller, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
    }

    private static JwtAuthenticationToken caller(Map<String, Object> more) {
        return new JwtAuthenticationToken(
                Jwt.withTokenValue("t")
                        .header("alg", "RS256")
                        .subject("alice")
                        .issuedAt(SIGNED_IN.plusSeconds(5))
                        .claim("azp", "web")
                        .claim("acr", "mfa")
                        .claim("auth_time", SIGNED_IN.getEpochSecond())
                        .claims(all -> all.putAll(more))
                        .build(),
                List.of());
    }
}
