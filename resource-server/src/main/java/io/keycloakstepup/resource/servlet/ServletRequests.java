package io.keycloakstepup.resource.servlet;

import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the guard wants to know of a request, as a container tells it.
 *
 * @param address where clients find the application; empty where that is not known, and then no proof is for a request
 * @param callerAddress where a request comes from
 */
record ServletRequests(Optional<PublicAddress> address, Function<HttpServletRequest, Optional<String>> callerAddress) {

    /** Where containers keep what a client proved in the TLS handshake, its own certificate first. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** No proof's address is equal to it. */
    private static final URI NOWHERE = URI.create("about:invalid");

    IncomingRequest read(HttpServletRequest request, BufferedBody body) {
        Map<String, List<String>> headers = headers(request);
        String path = path(request);
        String query = orEmpty(request.getQueryString());
        return new IncomingRequest(
                sender(request, address.map(known -> known.of(path, query)).orElse(NOWHERE)),
                path,
                query,
                headers,
                RequestBody.of(headers, body::bytes));
    }

    /**
     * The path within the application: what stands before it is the container's, or whatever a client wrote into {@code
     * X-Forwarded-Prefix}. Empty, which cannot be read, where the two do not fit together.
     */
    private static String path(HttpServletRequest request) {
        String whole = orEmpty(request.getRequestURI());
        String context = orEmpty(request.getContextPath());
        return whole.startsWith(context) ? whole.substring(context.length()) : "";
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private PresentedRequest sender(HttpServletRequest request, URI uri) {
        return new PresentedRequest(
                request.getMethod(),
                uri,
                Collections.list(request.getHeaders("Authorization")),
                Collections.list(request.getHeaders("DPoP")),
                certificate(request),
                callerAddress.apply(request).orElse(""));
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    /** The address as the container knows it: filters in front of this one may take it from a header that clients write. */
    static Optional<String> containersAddress(HttpServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        return Optional.of(orEmpty(own.getRemoteAddr())).filter(text -> !text.isEmpty());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
