package io.keycloakstepup.authenticators.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/**
 * A call as Keycloak's authentication of clients reads it: what stands in the JSON of its body stands in a form.
 *
 * @param sent the call
 * @param form what the application says of itself
 */
record ClientRequest(HttpRequest sent, MultivaluedMap<String, String> form) implements HttpRequest {

    @Override
    public String getHttpMethod() {
        return sent.getHttpMethod();
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        return form;
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return new ClientHeaders(sent.getHttpHeaders());
    }

    @Override
    public X509Certificate @Nullable [] getClientCertificateChain() {
        return sent.getClientCertificateChain();
    }

    @Override
    public UriInfo getUri() {
        return sent.getUri();
    }

    @Override
    public boolean isProxyTrusted() {
        return sent.isProxyTrusted();
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "ClientRequest";
    }
}
