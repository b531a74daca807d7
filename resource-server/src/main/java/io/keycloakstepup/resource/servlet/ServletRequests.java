package io.keycloakstepup.resource.servlet;

import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the guard wants to know of a request, as a container tells it. */
final class ServletRequests {

    /** Where containers keep what a client proved in the TLS handshake, its own certificate first. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private ServletRequests() {}

    /** The whole path counts, that of the context included: it is what a client sees. */
    static IncomingRequest read(HttpServletRequest request, BufferedBody body) {
        Map<String, List<String>> headers = headers(request);
        return new IncomingRequest(
                sender(request),
                orEmpty(request.getRequestURI()),
                orEmpty(request.getQueryString()),
                headers,
                RequestBody.of(headers, body::bytes));
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private static PresentedRequest sender(HttpServletRequest request) {
        return new PresentedRequest(
                request.getMethod(),
                uri(request),
                Collections.list(request.getHeaders("Authorization")),
                Collections.list(request.getHeaders("DPoP")),
                certificate(request),
                orEmpty(request.getRemoteAddr()));
    }

    /** What is no URI cannot be compared with one: a proof for it is refused, and so is its path. */
    private static URI uri(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURL().toString());
        } catch (IllegalArgumentException e) {
            return URI.create("about:invalid");
        }
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
