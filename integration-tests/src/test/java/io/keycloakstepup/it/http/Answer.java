package io.keycloakstepup.it.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** What a server answered to one request. */
public record Answer(URI uri, int status, HttpHeaders headers, String body) {

    /** The body as JSON; an empty body is a missing node. */
    public JsonNode json() {
        return Json.parse(body);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** This answer, if it has the expected status; else the test fails with the body. */
    public Answer expect(int expected) {
        Assertions.assertThat(status)
                .as("status of %s, which answered: %s", uri, body)
                .isEqualTo(expected);
        return this;
    }
}
