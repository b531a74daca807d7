package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.spring.fixture.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What counts as a token that Spring Security has verified. */
final class VerifiedTokensTest {

    private static final Instant SIGNED_IN = Instant.parse("2026-03-01T12:00:00Z");

    private static final TokenCheck INVALID =
            new TokenCheck.Invalid(TokenError.INVALID_TOKEN, TokenScheme.BEARER, Optional.empty());

    @Test
    void whatSpringHasVerifiedIsRead() {
        TokenCheck check = check(caller(Map.of("scope", List.of("a", "b"))), List.of());

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

        assertThat(check(bound, List.of("Bearer t"))).isEqualTo(refused);
        assertThat(check(bound, List.of("DPoP another"))).isEqualTo(refused);
        assertThat(check(bound, List.of())).isEqualTo(refused);
        assertThat(check(bound, List.of("dpop t"))).isInstanceOfSatisfying(TokenCheck.Valid.class, valid -> assertThat(
                        valid.token().isSenderBound())
                .isTrue());
    }

    @Test
    void whoSignedInWithoutATokenHasNone() {
        var other = new TestingAuthenticationToken("alice", "secret", "ROLE_USER");

        assertThat(check(other, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
        assertThat(check(null, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
    }

    @Test
    void aTokenThatNobodyVerifiedIsNone() {
        JwtAuthenticationToken caller = caller(Map.of());
        caller.setAuthenticated(false);

        assertThat(check(caller, List.of("Bearer t"))).isEqualTo(new TokenCheck.None());
    }

    @Test
    void aTokenThatIsBoundToACertificateIsTakenWithItOnly() throws CertificateException {
        X509Certificate its = Certificate.read();
        JwtAuthenticationToken bound = caller(Map.of("cnf", Map.of("x5t#S256", Certificate.THUMBPRINT)));
        JwtAuthenticationToken anothers = caller(Map.of("cnf", Map.of("x5t#S256", "another")));

        assertThat(VerifiedTokens.check(bound, List.of("Bearer t"), Optional.of(its)))
                .isInstanceOfSatisfying(
                        TokenCheck.Valid.class,
                        valid -> assertThat(valid.token().isSenderBound()).isTrue());
        assertThat(check(bound, List.of("Bearer t"))).isEqualTo(INVALID);
        assertThat(VerifiedTokens.check(anothers, List.of("Bearer t"), Optional.of(its)))
                .isEqualTo(INVALID);
    }

    @Test
    void aTokenThatIsBoundInAWayThatIsNotKnownIsTakenByNobody() {
        for (Object cnf : List.of(Map.of("kid", "k"), Map.of(), "jkt", Map.of("jkt", "key", "kid", "k"))) {
            assertThat(check(caller(Map.of("cnf", cnf)), List.of("Bearer t")))
                    .as("%s", cnf)
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void theLogSaysWhyNobodyIsTaken() {
        assertThat(logged(() -> check(new TestingAuthenticationToken("alice", "secret"), List.of())))
                .singleElement()
                .asString()
                .contains("TestingAuthenticationToken")
                .doesNotContain("secret");
        assertThat(logged(() -> check(caller(Map.of("acr", 7)), List.of())))
                .singleElement()
                .asString()
                .contains("malformed", "sub", "azp or client_id");
    }

    /** At the level of debugging. */
    private static List<String> logged(Runnable what) {
        List<String> lines = new ArrayList<>();
        Logger log = Logger.getLogger(VerifiedTokens.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        log.setLevel(Level.FINE);
        log.addHandler(handler);
        try {
            what.run();
        } finally {
            log.removeHandler(handler);
            log.setLevel(null);
        }
        return lines;
    }

    private static TokenCheck check(@Nullable Authentication who, List<String> authorization) {
        return VerifiedTokens.check(who, authorization, Optional.empty());
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
