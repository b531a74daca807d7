package io.keycloakstepup.authenticators.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class WebhookConfigTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, String> LEAST =
            Map.of(WebhookConfig.URL, "https://codes.example.com/v1", WebhookConfig.SECRET, SECRET);

    /** Each call reads settings of its own. */
    private static Config.Scope scope(Map<String, String> settings) {
        String name = "webhook-" + COUNT.incrementAndGet();
        settings.forEach((key, value) -> System.setProperty("keycloak." + name + ".test." + key, value));
        return Config.scope(name, "test");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(LEAST);
        settings.put(key, value);
        return settings;
    }

    @Test
    void withoutAnAddressThereIsNone() {
        assertThat(WebhookConfig.of(scope(Map.of()))).isEmpty();
    }

    @Test
    void allDefaults() {
        assertThat(WebhookConfig.of(scope(LEAST)))
                .contains(new WebhookConfig(
                        URI.create("https://codes.example.com/v1"),
                        SECRET,
                        "phoneNumber",
                        "phoneNumberVerified",
                        Duration.ofSeconds(5)));
    }

    @Test
    void allSet() {
        assertThat(WebhookConfig.of(scope(Map.of(
                        WebhookConfig.URL,
                        "http://127.0.0.1:8080",
                        WebhookConfig.PLAIN_HTTP,
                        "true",
                        WebhookConfig.SECRET,
                        SECRET,
                        WebhookConfig.DESTINATION,
                        "pager",
                        WebhookConfig.VERIFIED,
                        "pagerVerified",
                        WebhookConfig.TIMEOUT_MILLIS,
                        "200"))))
                .contains(new WebhookConfig(
                        URI.create("http://127.0.0.1:8080"), SECRET, "pager", "pagerVerified", Duration.ofMillis(200)));
    }

    @Test
    void whatIsNotSafeStopsTheServer() {
        assertThatThrownBy(() -> WebhookConfig.of(scope(with(WebhookConfig.URL, "http://user:pw@codes.example.com"))))
                .hasMessageContaining("webhook--url")
                .hasMessageNotContaining("pw");
        assertThatThrownBy(() -> WebhookConfig.of(scope(with(WebhookConfig.URL, "file:///etc/passwd"))))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> WebhookConfig.of(scope(with(WebhookConfig.SECRET, "short"))))
                .hasMessageContaining("not 5")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> WebhookConfig.of(scope(with(WebhookConfig.TIMEOUT_MILLIS, "99"))))
                .hasMessageContaining("timeout-millis=99");
    }

    @Test
    void aSignatureCoversTimeAndBody() {
        Instant now = Instant.ofEpochSecond(1_000);
        String signature = Signature.of("{}", SECRET, now);

        assertThat(signature).startsWith("t=1000,v1=").hasSize("t=1000,v1=".length() + 64);
        assertThat(Signature.of("{ }", SECRET, now)).isNotEqualTo(signature);
        assertThat(Signature.of("{}", SECRET, now.plusSeconds(1))).doesNotContain(signature.substring(10));
        assertThat(Signature.of("{}", SECRET + "x", now)).isNotEqualTo(signature);
    }
}
