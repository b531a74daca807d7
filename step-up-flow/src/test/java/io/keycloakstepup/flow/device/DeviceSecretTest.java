package io.keycloakstepup.flow.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

final class DeviceSecretTest {

    private final DeviceSecret secret = DeviceSecret.first();

    @Test
    void r01_itHas256BitsAndOnlyItsHashIsKept() {
        assertThat(Base64.getUrlDecoder().decode(secret.secret())).hasSize(32);
        assertThat(secret.hash()).hasSize(64).doesNotContain(secret.secret());
        assertThat(secret.isBehind(secret.hash())).isTrue();
    }

    @Test
    void whatTheBrowserKeepsIsReadAgain() {
        assertThat(DeviceSecret.read(secret.text())).contains(secret);
    }

    @Test
    void anythingElseIsNoSecret() {
        for (String text : new String[] {
            "", ".", secret.id(), secret.text() + "x", secret.text().replace('.', '~'), secret.text() + "\n"
        }) {
            assertThat(DeviceSecret.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void theNextSecretIsAnotherUnderTheSameName() {
        DeviceSecret next = secret.next();

        assertThat(next.id()).isEqualTo(secret.id());
        assertThat(next.isBehind(secret.hash())).isFalse();
    }

    @Test
    void noLogShowsIt() {
        assertThat(secret.toString()).contains(secret.id()).doesNotContain(secret.secret());
    }
}
