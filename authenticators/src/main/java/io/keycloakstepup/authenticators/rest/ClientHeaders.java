package io.keycloakstepup.authenticators.rest;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a call whose body is JSON, as those of a form: Keycloak looks for a client's secret in forms alone. */
record ClientHeaders(HttpHeaders sent) implements HttpHeaders {

    @Override
    public List<String> getRequestHeader(String name) {
        return sent.getRequestHeader(name);
    }

    @Override
    public @Nullable String getHeaderString(String name) {
        return sent.getHeaderString(name);
    }

    @Override
    public MultivaluedMap<String, String> getRequestHeaders() {
        return sent.getRequestHeaders();
    }

    @Override
    public List<MediaType> getAcceptableMediaTypes() {
        return sent.getAcceptableMediaTypes();
    }

    @Override
    public List<Locale> getAcceptableLanguages() {
        return sent.getAcceptableLanguages();
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.APPLICATION_FORM_URLENCODED_TYPE;
    }

    @Override
    public @Nullable Locale getLanguage() {
        return sent.getLanguage();
    }

    @Override
    public Map<String, Cookie> getCookies() {
        return sent.getCookies();
    }

    @Override
    public @Nullable Date getDate() {
        return sent.getDate();
    }

    @Override
    public int getLength() {
        return sent.getLength();
    }
}
