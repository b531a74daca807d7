package io.keycloakstepup.resource.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else than a path a request says, and how many ways there are to read it. */
class ApiRequestTest {

    private static ApiRequest request(String method, String query, Map<String, List<String>> headers) {
        return ApiRequest.of(method, "/", query, headers, RequestBody.none(), "")
                .orElseThrow();
    }

    @Test
    void aParameterHasAllOfItsValues() {
        assertThat(request("GET", "a=1&b=x+y%26&a=2&c", Map.of()).query())
                .contains(Map.of("a", List.of("1", "2"), "b", List.of("x y&"), "c", List.of("")));
        assertThat(request("GET", "", Map.of()).query()).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1;b=2", "a=%zz", "a=%ff", "A=1&a=2", "a=ü", "%EF%BD%81=1&a=2"})
    void aQueryOfTwoReadingsIsUnknown(String query) {
        assertThat(request("GET", query, Map.of()).query()).isEqualTo(Optional.empty());
    }

    @Test
    void aHeadMayBeAnsweredByWhatAnswersGet() {
        assertThat(request("HEAD", "", Map.of()).possibleMethods()).containsExactly("HEAD", "GET");
        assertThat(request("get", "", Map.of()).possibleMethods()).containsExactly("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-http-method-override", "x-http-method", "x-method-override"})
    void aMethodThatOverridesAnotherCountsBesideIt(String header) {
        ApiRequest request = request("POST", "", Map.of(header, List.of("delete")));
        assertThat(request.possibleMethods()).containsExactly("POST", "DELETE");
        assertThat(request.hasOneMethod()).isFalse();
    }
}
