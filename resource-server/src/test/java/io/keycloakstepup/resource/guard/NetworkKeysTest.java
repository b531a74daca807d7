package io.keycloakstepup.resource.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is at home in the network that it names, and nowhere else. */
final class NetworkKeysTest {

    /** 32 bytes, 0 to 31, and what openssl makes of two networks with it. */
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private static final String OTHER_KEY = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";

    private static final String V4 = "MU51kvKkGCCrOwY3gYN_CG75c3mWE9zDvjrFA-gSTCk";
    private static final String V6 = "ROOXOEJHM_RLl3wk-mfi8QwNFTPGq9qpBa5zu3oX_fg";

    private static boolean isAtHome(String key, String address, String... marks) {
        Optional<String> from = Optional.of(address).filter(text -> !text.isEmpty());
        return NetworkKeys.of(List.of(OTHER_KEY, key)).isOneOf(List.of(marks), from);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, true",
        "198.51.100.255, true",
        "198.51.101.7, false",
        "::ffff:198.51.100.7, true",
        "2001:db8:1:2::3, true",
        "2001:db8:2:2::3, false",
        "unknown, false",
        "'', false",
        "'198.51.100.7, 203.0.113.1', false"
    })
    void s03_aTokenIsAtHomeInItsNetwork(String address, boolean isAtHome) {
        assertThat(isAtHome(KEY, address, V6, V4)).isEqualTo(isAtHome);
    }

    @Test
    void anotherAudiencesKeyTellsNothing() {
        assertThat(isAtHome(OTHER_KEY, "198.51.100.7", V4)).isFalse();
    }

    @Test
    void aTokenThatDoesNotSayWhereIsElsewhere() {
        assertThat(isAtHome(KEY, "198.51.100.7")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gIQ"})
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> NetworkKeys.of(List.of(key))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> NetworkKeys.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAKeyEverybodyIsElsewhere() {
        assertThat(NetworkKeys.none().isOneOf(List.of(V4, V6), Optional.of("198.51.100.7")))
                .isFalse();
    }
}
