package io.keycloakstepup.flow.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;

/**
 * What Keycloak's events about users give reason to tell. It looks at one type of event for each thing that can happen, since
 * Keycloak writes some of them twice, under an old name and a new one.
 *
 * @param session the session in which the event is written
 */
record UserEvents(KeycloakSession session) {

    /** The notices of one event, which is about a user. */
    List<Notice> notices(Event event) {
        return switch (event.getType()) {
            case UPDATE_CREDENTIAL -> List.of(ofCredential(event, NoticeKind.FACTOR_ADDED));
            case REMOVE_CREDENTIAL -> List.of(ofCredential(event, NoticeKind.FACTOR_REMOVED));
            case LOGIN -> ofSignIn(event);
            case LOGIN_ERROR -> isPartial(event) ? List.of(ofFailure(event)) : List.of();
            default -> List.of();
        };
    }

    private Notice ofCredential(Event event, NoticeKind kind) {
        return notice(
                event, kind, detail(event, Details.CREDENTIAL_TYPE), detail(event, Details.CREDENTIAL_USER_LABEL));
    }

    private List<Notice> ofSignIn(Event event) {
        Stream<NoticeKind> device =
                detail(event, NoticeDetail.REMEMBERED).stream().map(yes -> NoticeKind.DEVICE_REMEMBERED);
        Stream<NoticeKind> wanted = detail(event, NoticeDetail.NOTIFY).stream().map(yes -> NoticeKind.SIGN_IN);
        return Stream.concat(device, wanted)
                .map(kind -> notice(event, kind, Optional.empty(), Optional.empty()))
                .toList();
    }

    private Notice ofFailure(Event event) {
        return notice(event, NoticeKind.SECOND_FACTOR_FAILED, detail(event, NoticeDetail.FACTOR), Optional.empty());
    }

    /** Whether somebody got half of the way; our steps say so themselves, of Keycloak's own the sign-in tells it. */
    private boolean isPartial(Event event) {
        boolean isOurs = detail(event, NoticeDetail.FACTOR).isPresent();
        return Errors.INVALID_USER_CREDENTIALS.equals(event.getError())
                && (isOurs ? detail(event, NoticeDetail.PROVEN).isPresent() : isPasswordValidated(event));
    }

    /** Errors are written in a session of their own, which knows the sign-in only by its id. */
    private boolean isPasswordValidated(Event event) {
        return detail(event, Details.CODE_ID).stream()
                .flatMap(id -> Stream.ofNullable(session.authenticationSessions()
                        .getRootAuthenticationSession(session.realms().getRealm(event.getRealmId()), id)))
                .flatMap(signIns -> signIns.getAuthenticationSessions().values().stream())
                .filter(AuthenticatorUtil::isPasswordValidated)
                .flatMap(signIn -> Stream.ofNullable(signIn.getAuthenticatedUser()))
                .anyMatch(user -> user.getId().equals(event.getUserId()));
    }

    private Notice notice(Event event, NoticeKind kind, Optional<String> what, Optional<String> label) {
        Sender sender = Sender.of(session, Optional.ofNullable(event.getIpAddress()));
        return new Notice(kind, what, label, Instant.ofEpochMilli(event.getTime()), Optional.of(sender));
    }

    private static Optional<String> detail(Event event, String name) {
        return Optional.ofNullable(Objects.requireNonNullElse(event.getDetails(), Map.<String, String>of())
                        .get(name))
                .filter(value -> !value.isBlank());
    }
}
