package io.keycloakstepup.it.login;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The cookies of one browser. As in every browser, localhost is as good as TLS for a cookie that wants TLS. */
final class Cookies extends CookieManager {

    Cookies() {
        super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
        return super.get(URI.create(uri.toString().replaceFirst("^http://localhost\\b", "https://localhost")), headers);
    }
}
