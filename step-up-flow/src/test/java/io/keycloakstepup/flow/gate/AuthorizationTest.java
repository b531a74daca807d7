package io.keycloakstepup.flow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuthorizationTest {

    private static final Authorization ONE = of("user", "client", "openid", "https://app", "nonce", "challenge");

    @Test
    void equalAuthorizationsHaveEqualFingerprints() {
        assertThat(of("user", "client", "openid", "https://app", "nonce", "challenge")
                        .fingerprint())
                .isEqualTo(ONE.fingerprint());
    }

    @Test
    void eachPartTellsApart() {
        for (int i = 0; i < ONE.parts().size(); i++) {
            List<Optional<String>> parts = new ArrayList<>(ONE.parts());
            parts.set(i, Optional.of("other"));
            assertThat(new Authorization(parts).fingerprint()).isNotEqualTo(ONE.fingerprint());
        }
    }

    @Test
    void whatIsAbsentDiffersFromWhatIsEmpty() {
        assertThat(new Authorization(List.of(Optional.empty())).fingerprint()).isNotEqualTo(of("").fingerprint());
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(of("ab", "c").fingerprint()).isNotEqualTo(of("a", "bc").fingerprint());
        assertThat(of("a", "=b").fingerprint()).isNotEqualTo(of("a=", "b").fingerprint());
    }

    @Test
    void twoDevicesOfOneUserAndClientAreToldApart() {
        String one = Authorization.ofDevice("user", "client", "device code").fingerprint();

        assertThat(one)
                .isNotEqualTo(
                        Authorization.ofDevice("user", "client", "other code").fingerprint());
        assertThat(one)
                .isNotEqualTo(
                        Authorization.ofDevice("other", "client", "device code").fingerprint());
    }

    private static Authorization of(String... parts) {
        return new Authorization(List.of(parts).stream().map(Optional::of).toList());
    }
}
