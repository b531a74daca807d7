package io.keycloakstepup.demo.bank;

import com.sun.net.httpserver.HttpExchange;
import java.net.HttpCookie;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The browsers that the bank knows by their cookie; of many it forgets those that came first. */
final class Visitors {

    private static final String COOKIE = "STEP_UP_DEMO_BANK";
    private static final int MOST = 1000;

    private final Map<String, Visitor> byCookie = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
            return size() > MOST;
        }
    };

    /** The visitor of this exchange; a new one gets a cookie. */
    Visitor of(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .flatMap(pair -> HttpCookie.parse(pair.strip()).stream())
                .filter(cookie -> cookie.getName().equals(COOKIE) && byCookie.containsKey(cookie.getValue()))
                .findFirst()
                .map(cookie -> byCookie.get(cookie.getValue()))
                .orElseGet(() -> welcome(exchange));
    }

    private Visitor welcome(HttpExchange exchange) {
        String cookie = Secret.random();
        Visitor visitor = new Visitor();
        byCookie.put(cookie, visitor);
        // Lax: comes along when Keycloak sends the visitor back, but not with another site's form.
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
        return visitor;
    }
}
