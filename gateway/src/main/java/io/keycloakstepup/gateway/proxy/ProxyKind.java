package io.keycloakstepup.gateway.proxy;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of proxy, by where it writes the method and the address of the request that it asks about. */
@SuppressWarnings("ImmutableEnumChecker") // two texts, immutable as can be
public enum ProxyKind {
    /** nginx's {@code auth_request}: in two headers that its configuration sets. It cannot pass a body. */
    NGINX(Optional.of(new OriginalHeaders("x-original-method", "x-original-uri"))),
    /** Traefik's ForwardAuth: in two headers that it sets itself. */
    TRAEFIK(Optional.of(new OriginalHeaders("x-forwarded-method", "x-forwarded-uri"))),
    /** Envoy's {@code ext_authz} over HTTP: in the first line of its own request. */
    ENVOY(Optional.empty());

    /** Envoy's word on whether it sent the beginning of a body only. */
    private static final String PARTIAL = "x-envoy-auth-partial-body";

    private final Optional<OriginalHeaders> headers;

    ProxyKind(Optional<OriginalHeaders> headers) {
        this.headers = headers;
    }

    /** The one of this name, as it is written in settings. */
    public static Optional<ProxyKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }

    /** All names, as they are written in settings. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ProxyKind::wireName).toList();
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it understands no refusal but 401 and 403, and takes a challenge from one header only. */
    public boolean isTerse() {
        return this == NGINX;
    }

    /** Whether it can send the body along. */
    public boolean canPassBodies() {
        return this != NGINX;
    }

    /** Which request this asks about; empty where that is not said, or said twice. */
    public Optional<Original> original(Asked asked) {
        return headers.map(names -> names.read(asked.headers()))
                .orElseGet(() -> Original.of(asked.method(), asked.target()));
    }

    /**
     * The certificate that the client proved, from a header that this proxy writes. Traefik writes the whole chain, the client's
     * own first; the others write one, and what holds more was not written by them.
     *
     * @param header its name in lower case
     */
    public Optional<X509Certificate> certificate(Asked asked, String header) {
        Optional<String> element = this == TRAEFIK ? asked.firstOf(header) : asked.onlyOf(header);
        return element.flatMap(ForwardedCertificate::read);
    }

    /**
     * Whether the body of a question is the whole body of the request. Envoy says so once of each that it sends; where it says
     * nothing it has not waited for the body.
     */
    public boolean hasWholeBody(Asked asked) {
        return this != ENVOY || asked.headers().getOrDefault(PARTIAL, List.of()).equals(List.of("false"));
    }
}
