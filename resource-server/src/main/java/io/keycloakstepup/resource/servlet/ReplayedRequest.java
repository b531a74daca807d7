package io.keycloakstepup.resource.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read already and can be read once more, as bytes or as text; a form also as parameters. Not
 * thread-safe.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {

    private final ReplayedBody body;
    private final Optional<byte[]> form;
    private @Nullable Map<String, String[]> parameters;

    /**
     * This request with that body.
     *
     * @param form the bytes of the body where it is a form that containers look for parameters in; else empty
     */
    ReplayedRequest(HttpServletRequest request, ReplayedBody body, Optional<byte[]> form) {
        super(request);
        this.body = body;
        this.form = form;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(body, charset()));
    }

    /** The container finds those of the query alone, once the body was read. */
    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            Map<String, String[]> query = super.getParameterMap();
            known = form.map(bytes -> FormParameters.behind(query, bytes, charset()))
                    .orElse(query);
            parameters = known;
        }
        return known;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    private Charset charset() {
        String name = getCharacterEncoding();
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
