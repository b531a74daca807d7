package io.keycloakstepup.resource.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** What frameworks put in front of all filters: it believes {@code X-Forwarded-Prefix}, and may read a byte of the body. */
final class Framework implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getHeader("X-Eaten") != null) {
            int first = http.getInputStream().read();
            http.setAttribute("eaten", first);
        }
        String prefix = http.getHeader("X-Forwarded-Prefix");
        chain.doFilter(prefix == null ? http : new Prefixed(http, prefix), response);
    }

    /** A request whose application lies below another path, and that comes from elsewhere. */
    private static final class Prefixed extends HttpServletRequestWrapper {

        private final String prefix;

        Prefixed(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix;
        }

        @Override
        public String getRequestURI() {
            return prefix
                    + super.getRequestURI().substring(super.getContextPath().length());
        }

        @Override
        public String getRemoteAddr() {
            return "203.0.113.9";
        }
    }
}
