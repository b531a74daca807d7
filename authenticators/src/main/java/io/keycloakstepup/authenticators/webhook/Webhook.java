package io.keycloakstepup.authenticators.webhook;

import io.keycloakstepup.flow.code.CodeNotSent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/**
 * The one place outside that codes are handed to. It follows no redirect, tries once, and reads nothing of the answer but
 * whether it is one of success. Thread-safe.
 */
final class Webhook {

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final WebhookConfig config;
    private final HttpClient client;

    Webhook(WebhookConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .build();
    }

    WebhookConfig config() {
        return config;
    }

    /**
     * Hands a message over.
     *
     * @throws CodeNotSent if the receiver cannot be reached in time, or answers with anything but success
     */
    void post(String body, Instant now) throws CodeNotSent {
        HttpRequest request = HttpRequest.newBuilder(config.url())
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header(Signature.HEADER, Signature.of(body, config.secret(), now))
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = answered(request);
        if (status / HUNDRED != SUCCESS) {
            throw new CodeNotSent("the webhook answered with status " + status);
        }
    }

    private int answered(HttpRequest request) throws CodeNotSent {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new CodeNotSent("the webhook could not be reached: "
                    + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CodeNotSent("the server is stopping");
        }
    }
}
