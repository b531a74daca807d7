package io.keycloakstepup.flow.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

/** What the calls of administrators give reason to tell the users whom they are about. */
final class AdminEvents {

    /** Keycloak's own removal of a credential, ours of a factor, and a new password, by the paths that the events name. */
    private static final Pattern PATH =
            Pattern.compile("(?:step-up/)?users/([^/]+)/(?:(credentials|factors)/[^/]+|(factors)|(reset-password))");

    /**
     * One user's notice.
     *
     * @param userId whom it is for
     */
    record Told(String userId, Notice notice) {}

    private AdminEvents() {}

    static Optional<Told> notice(AdminEvent event) {
        Matcher path = PATH.matcher(Objects.requireNonNullElse(event.getResourcePath(), ""));
        boolean isOne = event.getError() == null && path.matches();
        if (isOne && path.group(4) != null) {
            return Optional.of(told(event, path.group(1), NoticeKind.FACTOR_ADDED, Optional.of("password")));
        }
        return Optional.of(event)
                .filter(removed -> isOne && isRemoval(removed))
                .map(removed -> told(
                        removed, path.group(1), NoticeKind.FACTOR_REMOVED, detail(removed, Details.CREDENTIAL_TYPE)));
    }

    /** Names and order of credentials are changed below the same path. */
    private static boolean isRemoval(AdminEvent event) {
        return (event.getOperationType() == OperationType.ACTION || event.getOperationType() == OperationType.DELETE)
                && detail(event, Details.CREDENTIAL_TYPE).isPresent();
    }

    private static Told told(AdminEvent event, String userId, NoticeKind kind, Optional<String> what) {
        return new Told(
                userId,
                new Notice(
                        kind,
                        what,
                        detail(event, Details.CREDENTIAL_USER_LABEL),
                        Instant.ofEpochMilli(event.getTime()),
                        Optional.empty()));
    }

    private static Optional<String> detail(AdminEvent event, String name) {
        return Optional.ofNullable(Objects.requireNonNullElse(event.getDetails(), Map.<String, String>of())
                        .get(name))
                .filter(value -> !value.isBlank());
    }
}
