package io.keycloakstepup.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.gateway.fixture.Certificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a proxy writes is read as that proxy writes it. */
final class ProxyKindTest {

    private static final String PEM =
            "-----BEGIN CERTIFICATE-----\n" + Certificate.BASE64 + "\n-----END CERTIFICATE-----\n";

    private static boolean isRead(ProxyKind proxy, String... values) {
        Asked asked = asked(Map.of("x-client-cert", List.of(values)));
        return proxy.certificate(asked, "x-client-cert").isPresent();
    }

    private static Asked asked(Map<String, List<String>> headers) {
        return new Asked("GET", "/", headers, Optional::empty, "127.0.0.1");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @EnumSource(ProxyKind.class)
    void x01_oneCertificateIsReadInEachSpelling(ProxyKind proxy) {
        assertThat(isRead(proxy, escaped(PEM))).isTrue();
        assertThat(isRead(proxy, escaped(Certificate.BASE64))).isTrue();
        assertThat(isRead(proxy, Certificate.BASE64)).isTrue();
        assertThat(isRead(proxy, ":" + Certificate.BASE64 + ":")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ProxyKind.class)
    void x01_whatIsNoCertificateOrStandsThereTwiceIsNone(ProxyKind proxy) {
        assertThat(isRead(proxy)).isFalse();
        assertThat(isRead(proxy, "")).isFalse();
        assertThat(isRead(proxy, ",")).isFalse();
        assertThat(isRead(proxy, "AAAA")).isFalse();
        assertThat(isRead(proxy, "%")).isFalse();
        assertThat(isRead(proxy, Certificate.BASE64, Certificate.BASE64)).isFalse();
        assertThat(isRead(proxy, Certificate.BASE64 + Certificate.BASE64)).isFalse();
        assertThat(isRead(proxy, escaped(PEM + PEM))).isFalse();
        assertThat(isRead(proxy, escaped(Certificate.BASE64 + "," + Certificate.BASE64)))
                .isFalse();
    }

    @Test
    void x01_ofTraefiksChainTheFirstIsTheClients() {
        assertThat(isRead(ProxyKind.TRAEFIK, Certificate.BASE64 + ",AAAA")).isTrue();
        assertThat(isRead(ProxyKind.TRAEFIK, escaped(Certificate.BASE64) + ", AAAA"))
                .isTrue();
        assertThat(isRead(ProxyKind.TRAEFIK, "AAAA," + Certificate.BASE64)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProxyKind.class,
            names = {"NGINX", "ENVOY"})
    void x01_whereThereCanBeOneOnlyMoreAreRefused(ProxyKind proxy) {
        assertThat(isRead(proxy, Certificate.BASE64 + "," + Certificate.BASE64)).isFalse();
        assertThat(isRead(proxy, Certificate.BASE64 + ",AAAA")).isFalse();
        assertThat(isRead(proxy, "AAAA," + Certificate.BASE64)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false", "FALSE, false", "'', false", "'false,false', false", "no, false"})
    void envoySaysOnceThatABodyIsWhole(String said, boolean isWhole) {
        Map<String, List<String>> headers = Map.of("x-envoy-auth-partial-body", List.of(said));
        assertThat(ProxyKind.ENVOY.hasWholeBody(asked(headers))).isEqualTo(isWhole);
    }

    @Test
    void whereEnvoySaysNothingOrTwiceABodyIsNotWhole() {
        assertThat(ProxyKind.ENVOY.hasWholeBody(asked(Map.of()))).isFalse();
        Map<String, List<String>> twice = Map.of("x-envoy-auth-partial-body", List.of("false", "false"));
        assertThat(ProxyKind.ENVOY.hasWholeBody(asked(twice))).isFalse();
        assertThat(ProxyKind.TRAEFIK.hasWholeBody(asked(Map.of()))).isTrue();
    }
}
