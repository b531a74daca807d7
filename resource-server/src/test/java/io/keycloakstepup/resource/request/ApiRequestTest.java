package io.keycloakstepup.resource.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    @ValueSource(
            strings = {
                "a=1;b=2",
                "a=%zz",
                "a=%ff",
                "A=1&a=2",
                "a=ü",
                "%EF%BD%81=1&a=2",
                "risk_level=1&risk.level=2",
                "scope=a&scope[]=b",
                "scope%5B%5D=a&scope[0]=b",
                "a-b=1&a+b=2"
            })
    void aQueryOfTwoReadingsIsUnknown(String query) {
        assertThat(request("GET", query, Map.of()).query()).isEqualTo(Optional.empty());
    }

    @Test
    void aHeadMayBeAnsweredByWhatAnswersGet() {
        assertThat(request("HEAD", "", Map.of()).possibleMethods()).containsExactly("HEAD", "GET");
        assertThat(request("get", "", Map.of()).possibleMethods()).containsExactly("GET");
    }

    @Test
    void membersOfOneParameterMayStandBesideEachOther() {
        assertThat(request("GET", "filter[a]=1&filter[b]=2&a_b=3", Map.of()).query())
                .contains(Map.of("filter[a]", List.of("1"), "filter[b]", List.of("2"), "a_b", List.of("3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-Urlencoded; charset=utf-8",
                "multipart/form-data; boundary=x",
                "",
            })
    void aFormMayAddToTheQueryAndNameAnotherMethod(String type) {
        ApiRequest request =
                request("POST", "a=1", Map.of("content-type", List.of(type), "content-length", List.of("3")));
        assertThat(request.query()).isEmpty();
        assertThat(request.possibleMethods()).containsExactly("POST", "PUT", "PATCH", "DELETE");
        assertThat(request.hasOneMethod()).isFalse();
    }

    @Test
    void aBodyThatSaysNothingOfItselfMayBeAForm() {
        assertThat(request("POST", "a=1", Map.of("content-length", List.of("3")))
                        .query())
                .isEmpty();
        assertThat(request("POST", "a=1", Map.of("transfer-encoding", List.of("chunked")))
                        .query())
                .isEmpty();
        assertThat(request("POST", "a=1", Map.of("content-length", List.of("0")))
                        .hasOneMethod())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_method=DELETE",
                "_method=put,%20delete",
                "_METHOD=delete",
                "%5Fmethod=delete",
                "_method=delete;x",
                "X-HTTP-Method-Override=DELETE",
            })
    void aMethodInTheQueryCountsBesideTheOther(String query) {
        ApiRequest request = request("POST", query, Map.of());
        assertThat(request.possibleMethods()).contains("POST", "DELETE");
        assertThat(request.hasOneMethod()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE, x", "x,delete", ",DELETE"})
    void everyMethodOfAListCounts(String value) {
        ApiRequest request = request("GET", "", Map.of("x_http_method_override", List.of(value)));
        assertThat(request.possibleMethods()).contains("GET", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "HEAD", " GET"})
    void aMethodThatIsTakenForAnotherIsNotOne(String method) {
        assertThat(request(method, "", Map.of()).hasOneMethod()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-http-method-override", "x-http-method", "x-method-override"})
    void aMethodThatOverridesAnotherCountsBesideIt(String header) {
        ApiRequest request = request("POST", "", Map.of(header, List.of("delete")));
        assertThat(request.possibleMethods()).containsExactly("POST", "DELETE");
        assertThat(request.hasOneMethod()).isFalse();
    }

    private static ApiRequest form(String type, Optional<String> body) {
        Map<String, List<String>> headers = Map.of("content-type", List.of(type), "content-length", List.of("9"));
        RequestBody read = RequestBody.of(headers, () -> body.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
        return ApiRequest.of("POST", "/", "", headers, read, "").orElseThrow();
    }

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=x",
                "access_token",
                "a=1&access%5Ftoken=x",
                "a=1;ACCESS_TOKEN=x",
                "access.token=x",
                "access+token=x",
                "access_token[0]=x",
                "a=%zz&access_token=x",
            })
    void aTokenIsSeenInAQueryAndInAForm(String parameters) {
        assertThat(request("GET", parameters, Map.of()).namesToken()).isTrue();
        assertThat(form(FORM, Optional.of(parameters)).namesToken()).isTrue();
        assertThat(form("text/plain", Optional.of(parameters)).namesToken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=access_token", "access_tokens=x", "%zz=x", "caf\u00e9=x", "[access_token]=x"})
    void noTokenIsSeenWhereThereIsNone(String parameters) {
        assertThat(request("GET", parameters, Map.of()).namesToken()).isFalse();
        assertThat(form(FORM, Optional.of(parameters)).namesToken()).isFalse();
    }

    @Test
    void aFormThatIsTooLongIsNotSeen() {
        assertThat(form(FORM, Optional.empty()).hasUnseenForm()).isTrue();
        assertThat(form(FORM, Optional.of("a=1")).hasUnseenForm()).isFalse();
        assertThat(form("application/json", Optional.empty()).hasUnseenForm()).isFalse();
        assertThat(request("POST", "", Map.of("content-type", List.of(FORM))).hasUnseenForm())
                .isFalse();
    }

    @Test
    void aFormAndABodyOfTwoTypesAreNotClear() {
        assertThat(form(FORM, Optional.of("a=1")).hasClearBody()).isFalse();
        assertThat(form("multipart/form-data", Optional.of("a")).hasClearBody()).isFalse();
        assertThat(form("application/json", Optional.of("{}")).hasClearBody()).isTrue();
        assertThat(request("POST", "", Map.of("content-type", List.of("a/b", "c/d")))
                        .hasClearBody())
                .isFalse();
    }
}
