package io.keycloakstepup.flow.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.zone.Network;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.keycloak.crypto.KeyWrapper;

final class ContextKeyTest {

    private static final Network OFFICE = Network.parse("198.51.100.0/24");
    private static final Network HOME = Network.parse("2001:db8:1::/48");

    /** The values were worked out with another implementation of HMAC, as an audience would. */
    @Test
    void anAudienceFindsTheSameHashes() {
        ContextKey key = ContextKey.of(realmKey("kid-1", "secret of a realm"), "payments");

        assertThat(key.realmKey()).isEqualTo("kid-1");
        assertThat(key.secret()).isEqualTo("BT6ylX-tPIq9fQQ_foUdJa8fB1wZJrngj3X3FT7oczU");
        assertThat(key.hash(OFFICE)).isEqualTo("2FePa_qDfJUau0xYVVHVqbtz7SkjCLSzWnOjjyhlLQw");
        assertThat(key.hash(HOME)).isEqualTo("cSU_BkYc2DdMVcv-_xAwdq8f8b6smebiDiz2Cf84GSI");
    }

    @Test
    void eachAudienceHasAKeyOfItsOwn() {
        KeyWrapper realmKey = realmKey("kid-1", "secret of a realm");

        assertThat(ContextKey.of(realmKey, "payments").hash(OFFICE))
                .isNotEqualTo(ContextKey.of(realmKey, "statements").hash(OFFICE));
    }

    @Test
    void theKeyChangesWithTheRealms() {
        assertThat(ContextKey.of(realmKey("kid-1", "one"), "payments").secret())
                .isNotEqualTo(
                        ContextKey.of(realmKey("kid-2", "two"), "payments").secret());
    }

    private static KeyWrapper realmKey(String id, String secret) {
        KeyWrapper key = new KeyWrapper();
        key.setKid(id);
        key.setSecretKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return key;
    }
}
