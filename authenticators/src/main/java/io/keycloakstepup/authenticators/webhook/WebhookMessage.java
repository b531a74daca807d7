package io.keycloakstepup.authenticators.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.flow.code.CodeMessage;
import java.util.UUID;

/**
 * What the operator's application is given; docs/configuration.md describes each member.
 *
 * @param version of this form; members may be added, and none changes its meaning, without another version
 * @param id of this message, so that a receiver can tell one that came twice
 */
record WebhookMessage(
        @JsonProperty("version") int version,
        @JsonProperty("id") String id,
        @JsonProperty("realm") String realm,
        @JsonProperty("userId") String userId,
        @JsonProperty("factor") String factor,
        @JsonProperty("destination") String destination,
        @JsonProperty("code") String code,
        @JsonProperty("expiresAt") String expiresAt,
        @JsonProperty("locale") String locale,
        @JsonProperty("application") String application,
        @JsonProperty("browser") String browser,
        @JsonProperty("network") String network) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static WebhookMessage of(String realm, String userId, String locale, String destination, CodeMessage message) {
        return new WebhookMessage(
                1,
                UUID.randomUUID().toString(),
                realm,
                userId,
                message.factor(),
                destination,
                message.code(),
                message.askedAt().plus(message.lifetime()).toString(),
                locale,
                message.application(),
                message.browser(),
                message.network());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number are always JSON", e);
        }
    }

    /** Says nothing of the code, so that no log can. */
    @Override
    public String toString() {
        return "WebhookMessage[id=" + id + "]";
    }
}
