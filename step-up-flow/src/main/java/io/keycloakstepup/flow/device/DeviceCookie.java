package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.hash.Sha256;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.RealmModel;

/**
 * The cookie by which a browser is recognised: one for each realm, with the secrets of the users who share the browser.
 * Its name carries the prefix that keeps other hosts and plain HTTP from setting it wherever HTTPS is spoken (RFC 6265bis
 * §4.1.3.2).
 *
 * @param context the request and its answer
 * @param realm the realm
 */
record DeviceCookie(KeycloakContext context, RealmModel realm) {

    private static final String NAME = "STEP_UP_DEVICE-";
    private static final String HOST_ONLY = "__Host-";
    private static final int DIGITS_OF_REALM = 8;
    private static final String BETWEEN = "~";

    /** How many users one browser is recognised by; the one that has not been used for longest goes first. */
    static final int MOST_USERS = 5;

    /** How long a browser keeps it; the server may stop believing it long before. */
    static final Duration LIFETIME = Duration.ofDays(365);

    /** The secrets that the browser has sent, the one used last first; empty where it sent none that can be read. */
    List<DeviceSecret> held() {
        return Optional.ofNullable(
                        context.getHttpRequest().getHttpHeaders().getCookies().get(name()))
                .map(Cookie::getValue)
                .stream()
                .flatMap(
                        value -> Stream.of(value.split(BETWEEN, MOST_USERS + 1)).limit(MOST_USERS))
                .map(DeviceSecret::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Has the browser keep this secret, and those it has sent that are still wanted. Only once for each answer: Keycloak
     * would send both.
     */
    void keep(DeviceSecret secret, Predicate<DeviceSecret> isWanted) {
        Stream<DeviceSecret> others =
                held().stream().filter(held -> !held.id().equals(secret.id())).filter(isWanted);
        String value = Stream.concat(Stream.of(secret), others)
                .limit(MOST_USERS)
                .map(DeviceSecret::text)
                .collect(Collectors.joining(BETWEEN));
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name())
                        .value(value)
                        .path("/")
                        .maxAge(Math.toIntExact(LIFETIME.toSeconds()))
                        .secure(isSecure())
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    private String name() {
        return (isSecure() ? HOST_ONLY : "") + NAME + digits(realm.getId());
    }

    private boolean isSecure() {
        return context.getUri().getBaseUri().getScheme().equals("https");
    }

    /** Keycloak's ids begin with hexadecimal digits; a realm can also be imported under any other. */
    static String digits(String realmId) {
        String hexadecimal = realmId.matches("[0-9a-f]{" + DIGITS_OF_REALM + "}.*") ? realmId : Sha256.of(realmId);
        return hexadecimal.substring(0, DIGITS_OF_REALM);
    }
}
