package io.keycloakstepup.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPortTest {

    private static final String OPTION = "demo.port.under.test";

    @AfterEach
    void forgetOption() {
        System.clearProperty(OPTION);
    }

    @Test
    void takenPortIsNamedTogetherWithItsOption() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPort port = new LocalPort(OPTION, somebody.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + somebody.getLocalPort() + " is taken")
                    .hasMessageContaining("-D" + OPTION + "=");
        }
    }

    @Test
    void freePortIsFree() throws IOException {
        ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();

        assertThatCode(new LocalPort(OPTION, nobody.getLocalPort())::requireFree)
                .doesNotThrowAnyException();
    }

    @Test
    void usualPortHoldsUntilAnotherIsChosen() {
        assertThat(LocalPort.of(OPTION, 8080).number()).isEqualTo(8080);

        System.setProperty(OPTION, "18080");

        assertThat(LocalPort.of(OPTION, 8080).number()).isEqualTo(18080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void whatIsNoPortIsRefused(String chosen) {
        System.setProperty(OPTION, chosen);

        assertThatThrownBy(() -> LocalPort.of(OPTION, 8080))
                .hasMessage("-D%s=%s: expected a port from 1 to 65535", OPTION, chosen);
    }
}
