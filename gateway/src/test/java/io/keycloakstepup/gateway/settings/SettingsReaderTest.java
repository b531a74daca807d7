package io.keycloakstepup.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.gateway.proxy.ProxyKind;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.Reading;
import io.keycloakstepup.resource.outbound.Endpoint;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings are read as they stand, or refused with the place and a cure. */
final class SettingsReaderTest {

    private static final String LEAST = """
            gateway: 1
            proxy: nginx
            publicUrl: https://api.example.org
            matrix: matrix.yaml
            tokens: { issuer: https://sso.example.org/realms/acme, audience: risk-api }
            """;

    private static Reading<Settings> read(String text) {
        return SettingsReader.read(text, Path.of("/etc/step-up"));
    }

    private static Settings right(String text) {
        return read(text).match(settings -> settings, errors -> {
            throw new AssertionError(errors);
        });
    }

    @Test
    void whatIsNotSaidIsTheSafeThing() {
        Settings settings = right(LEAST);
        assertThat(settings.listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.listen().getPort()).isEqualTo(9180);
        assertThat(settings.management().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.isBodyPassed()).isFalse();
        assertThat(settings.pathPrefix()).isEmpty();
        assertThat(settings.callerHeader()).isEmpty();
        assertThat(settings.certificateHeader()).isEmpty();
        assertThat(settings.proxies()).isEmpty();
        assertThat(settings.networkKeys()).isEmpty();
        assertThat(settings.tokens().skew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.tokens().isNonceNeeded()).isFalse();
        assertThat(settings.tokens().introspection()).isEmpty();
    }

    @Test
    void allOfItIsRead() {
        Settings settings = right("""
                gateway: 1
                proxy: envoy
                publicUrl: https://api.example.org:8443
                matrix: matrix.yaml
                listen: 0.0.0.0:1
                management: "[::1]:2"
                body: passed
                pathPrefix: /check
                callerHeader: X-Real-IP
                certificateHeader: X-Client-Cert
                proxies: [10.0.0.0/8]
                networkKeys: keys.txt
                tokens:
                  issuer: https://sso.example.org/realms/acme
                  audience: risk-api
                  clients: [web, batch]
                  skew: 5s
                  dpopNonce: true
                  dpopNonceKey: nonce.key
                  introspection: { url: https://sso.example.org/introspect, client: api, secret: secret.txt, cache: 10s }
                """);
        assertThat(settings.proxy()).isEqualTo(ProxyKind.ENVOY);
        assertThat(settings.listen()).isEqualTo(new InetSocketAddress("0.0.0.0", 1));
        assertThat(settings.management().getHostString()).isEqualTo("0:0:0:0:0:0:0:1");
        assertThat(settings.isBodyPassed()).isTrue();
        assertThat(settings.pathPrefix()).isEqualTo("/check");
        assertThat(settings.callerHeader()).contains("x-real-ip");
        assertThat(settings.certificateHeader()).contains("x-client-cert");
        assertThat(settings.proxies().orElseThrow().contains("10.1.2.3")).isTrue();
        assertThat(settings.networkKeys()).contains(Path.of("/etc/step-up/keys.txt"));
        assertThat(settings.tokens().clients()).containsExactlyInAnyOrder("web", "batch");
        assertThat(settings.tokens().nonceKey()).contains(Path.of("/etc/step-up/nonce.key"));
        assertThat(settings.tokens().introspection().orElseThrow().cache()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void keysMayBeNamedWhereTheIssuerIsNotAsked() {
        Settings settings = right(LEAST.replace("risk-api }", "risk-api, keys: https://sso.example.org/certs }"));
        assertThat(settings.tokens().keys()).contains(Endpoint.of("https://sso.example.org/certs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "proxy: nginx | proxy: caddy | unknown proxy 'caddy'",
                "gateway: 1 | gateway: 2 | only version 1",
                "matrix: matrix.yaml | matrx: matrix.yaml | unknown key 'matrx'",
                "https://api.example.org | https://api.example.org/v2 | what clients write before the path",
                "https://sso | http://sso | must be an https address",
                "proxy: nginx | ~proxy: nginx\nbody: passed~ | nginx cannot pass bodies",
                "proxy: nginx | ~proxy: nginx\npathPrefix: /x~ | only envoy puts something before the path",
                "proxy: nginx | ~proxy: nginx\nlisten: 0.0.0.0:9180~ | say in proxies which networks may ask",
                "proxy: nginx | ~proxy: nginx\nlisten: here~ | are written as 127.0.0.1:9180",
                "proxy: nginx | ~proxy: nginx\nproxies: [10.0.0.1/8]~ | the network is 10.0.0.0/8",
                "proxy: nginx | ~proxy: nginx\nproxies: []~ | must not be empty",
                "risk-api | risk-api, keys: https://a/, introspection: {url: https://a/, client: c, secret: s} | by keys or by"
            })
    void whatIsWrongIsSaidAtItsPlace(String right, String wrong, String message) {
        String said = read(LEAST.replace(right, wrong)).errors().stream()
                .map(PolicyError::toString)
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(message);
    }
}
