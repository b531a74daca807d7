package io.keycloakstepup.flow.notice;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a user should know of.
 *
 * @param kind what sort of thing it is
 * @param what the credential type or the word of the factor that it is about; empty where it is about none
 * @param label what the user calls that credential; empty where it has no name
 * @param at when it happened
 * @param origin where it came from; empty for what an administrator did, whose address is nobody's business
 */
record Notice(NoticeKind kind, Optional<String> what, Optional<String> label, Instant at, Optional<Sender> origin) {

    Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(origin, "origin");
    }
}
