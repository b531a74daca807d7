package io.keycloakstepup.resource.servlet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the address of a request is where its own host does not count. */
class PublicAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://api.example /a '' https://api.example/a",
                "https://api.example/ /a '' https://api.example/a",
                "https://api.example/base/ /a%20b x=1&y=%7e https://api.example/base/a%20b?x=1&y=%7e",
                "http://localhost:8080 /a scope[]=x|y http://localhost:8080/a?scope%5B%5D=x%7Cy",
                "https://[::1]:8443 /a{b} q=% https://[::1]:8443/a%7Bb%7D?q=%25",
                "https://api.example // '' https://api.example//",
                "https://[::1] x '' https://[::1]/x",
            })
    void whatClientsWriteStandsBeforeThePath(String url, String path, String query, String expected) {
        assertEquals(URI.create(expected), PublicAddress.of(URI.create(url)).of(path, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/base",
                "api.example",
                "ftp://api.example",
                "https:/base",
                "https://me@api.example",
                "https://api.example?x",
                "https://api.example#x",
            })
    void whatIsNoAddressIsRefused(String url) {
        URI wrong = URI.create(url);
        assertThatThrownBy(() -> PublicAddress.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
}
