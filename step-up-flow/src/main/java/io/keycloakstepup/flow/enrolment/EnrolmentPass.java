package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.once.OnceKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The right to add one factor, for which a code was exchanged: it is kept in one authentication session, where nobody but the
 * server reads it.
 *
 * @param secret by which the table knows it
 * @param expiresAt until when the factor must be added
 */
public record EnrolmentPass(String secret, Instant expiresAt) {

    private static final String SECRET = "step-up.enrolment-pass";
    private static final String EXPIRES_AT = "step-up.enrolment-pass-until";

    static EnrolmentPass until(Instant expiresAt) {
        return new EnrolmentPass(UUID.randomUUID().toString(), expiresAt);
    }

    /** The one that was given in this session; empty where none was, or where it has expired. */
    public static Optional<EnrolmentPass> in(AuthenticationSessionModel authSession, Instant now) {
        return Optional.ofNullable(authSession.getAuthNote(SECRET))
                .map(secret -> new EnrolmentPass(
                        secret, Instant.ofEpochSecond(Long.parseLong(authSession.getAuthNote(EXPIRES_AT)))))
                .filter(pass -> !pass.expiresAt().isBefore(now));
    }

    /** The notes of this session that are the right; none where none was given. */
    public static Map<String, String> notesOf(AuthenticationSessionModel authSession) {
        return Stream.of(SECRET, EXPIRES_AT)
                .filter(name -> authSession.getAuthNote(name) != null)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), authSession::getAuthNote));
    }

    public void keepIn(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(SECRET, secret);
        authSession.setAuthNote(EXPIRES_AT, String.valueOf(expiresAt.getEpochSecond()));
    }

    public static void forgetIn(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(SECRET);
        authSession.removeAuthNote(EXPIRES_AT);
    }

    String hash(String account) {
        return OnceKey.of("enrolment-pass", account + "/" + secret);
    }

    /** What the table has while a request adds a factor with it. */
    String takenHash(String account) {
        return OnceKey.of("enrolment-pass-taken", account + "/" + secret);
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "EnrolmentPass[expiresAt=" + expiresAt + "]";
    }
}
