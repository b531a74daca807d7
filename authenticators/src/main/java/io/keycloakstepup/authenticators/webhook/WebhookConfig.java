package io.keycloakstepup.authenticators.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.Config;

/**
 * Where codes go, by options of the server alone: whoever administers a realm chooses no target.
 *
 * @param url {@code spi-step-up-code-sender--webhook--url}: an https address
 * @param secret {@code …--secret}: at least 32 characters, with which messages are signed
 * @param destination {@code …--destination-attribute}: the user's attribute that says where to, by default {@code phoneNumber}
 * @param verified {@code …--verified-attribute}: the user's attribute that must be {@code true} for it to count, by default
 *     {@code phoneNumberVerified}
 * @param timeout {@code …--timeout-millis}: how long a message may take, 100 to 30000, by default 5000
 */
record WebhookConfig(URI url, String secret, String destination, String verified, Duration timeout) {

    static final String URL = "url";
    static final String SECRET = "secret";
    static final String DESTINATION = "destinationAttribute";
    static final String VERIFIED = "verifiedAttribute";
    static final String TIMEOUT_MILLIS = "timeoutMillis";

    /** {@code …--allow-plain-http}: {@code true} lets {@link #URL} be an http address; for a neighbour on this machine. */
    static final String PLAIN_HTTP = "allowPlainHttp";

    private static final String OPTION = "spi-step-up-code-sender--webhook--";
    private static final int SHORTEST_SECRET = 32;
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long USUAL_MILLIS = 5_000;

    WebhookConfig {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    OPTION + "secret: expected " + SHORTEST_SECRET + " characters or more, not " + secret.length());
        }
        long millis = timeout.toMillis();
        if (millis < SHORTEST_MILLIS || millis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    OPTION + "timeout-millis=" + millis + ": expected " + SHORTEST_MILLIS + " to " + LONGEST_MILLIS);
        }
    }

    /** What the server says; empty where it names no address: then nobody can be reached this way. */
    static Optional<WebhookConfig> of(Config.Scope config) {
        return Optional.ofNullable(config.get(URL))
                .map(url -> new WebhookConfig(
                        address(url, config.getBoolean(PLAIN_HTTP, false)),
                        config.get(SECRET, ""),
                        config.get(DESTINATION, "phoneNumber"),
                        config.get(VERIFIED, "phoneNumberVerified"),
                        Duration.ofMillis(config.getLong(TIMEOUT_MILLIS, USUAL_MILLIS))));
    }

    private static URI address(String url, boolean isPlainAllowed) {
        try {
            URI address = new URI(url);
            boolean isSafe = "https".equals(address.getScheme());
            boolean isPlain = "http".equals(address.getScheme()) && isPlainAllowed;
            if (address.getHost() != null && (isSafe || isPlain)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, without quoting what may hold a password.
        }
        throw new IllegalArgumentException(OPTION + "url: expected an https address");
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "WebhookConfig[host=" + url.getHost() + "]";
    }
}
