package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class AtlasConfigTest {

    @Test
    void nothingWhereNothingIsSet() {
        assertThat(AtlasConfig.of(Config.scope("nothing", "set"))).isEqualTo(AtlasConfig.NONE);
    }

    @Test
    void whatIsSetCounts() {
        System.setProperty("keycloak.atlas.test.countryDatabase", "/a/country.mmdb");
        System.setProperty("keycloak.atlas.test.cityDatabase", "/a/city.mmdb");
        System.setProperty("keycloak.atlas.test.asnDatabase", "/a/asn.mmdb");
        System.setProperty("keycloak.atlas.test.anonymousDatabase", "/a/anonymous.mmdb");
        System.setProperty("keycloak.atlas.test.lists", "tor=/a/tor.txt, my-vpn=/a/vpn.txt");
        System.setProperty("keycloak.atlas.test.checkSeconds", "7");

        assertThat(AtlasConfig.of(Config.scope("atlas", "test")))
                .isEqualTo(new AtlasConfig(
                        Map.of(
                                DatabaseKind.COUNTRY, Path.of("/a/country.mmdb"),
                                DatabaseKind.CITY, Path.of("/a/city.mmdb"),
                                DatabaseKind.ASN, Path.of("/a/asn.mmdb"),
                                DatabaseKind.ANONYMOUS, Path.of("/a/anonymous.mmdb")),
                        Map.of("tor", Path.of("/a/tor.txt"), "my-vpn", Path.of("/a/vpn.txt")),
                        Duration.ofSeconds(7)));
    }

    @Test
    void listWithoutANameIsRefused() {
        System.setProperty("keycloak.atlas.unnamed.lists", "/a/tor.txt");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AtlasConfig.of(Config.scope("atlas", "unnamed")))
                .withMessageContaining("/a/tor.txt");
    }

    @Test
    void intervalOutOfBoundsIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AtlasConfig(Map.of(), Map.of(), Duration.ZERO))
                .withMessageContaining("check-seconds=0");
    }
}
