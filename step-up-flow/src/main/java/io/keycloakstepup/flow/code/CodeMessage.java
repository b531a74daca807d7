package io.keycloakstepup.flow.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a user is to be told with a code: enough to see whether it was the user who asked for it.
 *
 * @param code the code, in digits
 * @param factor the word of the factor that it is for
 * @param lifetime for how long it can be used
 * @param askedAt when it was asked for
 * @param application what the application calls itself, to which the user signs in
 * @param browser the browser and its operating system, by its own word; {@code ?} where it says nothing
 * @param network the network that the browser is in; empty where that is not known
 */
public record CodeMessage(
        String code,
        String factor,
        Duration lifetime,
        Instant askedAt,
        String application,
        String browser,
        String network) {

    public CodeMessage {
        if (!code.matches("[0-9]{6,}")) {
            throw new IllegalArgumentException("a code is made of six digits or more");
        }
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(askedAt, "askedAt");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(browser, "browser");
        Objects.requireNonNull(network, "network");
    }

    /** Says nothing of the code, so that no log can. */
    @Override
    public String toString() {
        return "CodeMessage[factor=" + factor + "]";
    }
}
