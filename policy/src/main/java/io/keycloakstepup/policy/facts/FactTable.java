package io.keycloakstepup.policy.facts;

import java.util.List;
import java.util.Optional;

/** All facts there are; docs/facts.md shows the same table, and a test holds the two together. */
public final class FactTable {

    private static final String NO_USER = "nobody has signed in yet, or the client asks for itself";

    public static final Fact REQUEST_GRANT = always(
            "request.grant",
            FactType.TEXT,
            "The way the token is asked for: browser, refresh, password, client-credentials, token-exchange, device,"
                    + " ciba, jwt-bearer or api.",
            false);
    public static final Fact REQUEST_ACR = new Fact(
            "request.acr", FactType.TEXT, "The first level that was asked for by name.", "none was asked for", true);
    public static final Fact REQUEST_ACRS =
            always("request.acrs", FactType.TEXTS, "All levels that were asked for by name.", true);
    public static final Fact REQUEST_SCOPES = always(
            "request.scopes",
            FactType.TEXTS,
            "The effective scopes of the request, without Keycloak's built-in ones and step-up.",
            true);
    public static final Fact CLIENT_ID = always("client.id", FactType.TEXT, "The client id.", false);
    public static final Fact USER_ID = new Fact("user.id", FactType.TEXT, "Keycloak's id of the user.", NO_USER, false);
    public static final Fact USER_USERNAME =
            new Fact("user.username", FactType.TEXT, "The name of the user.", NO_USER, false);
    public static final Fact USER_GROUPS = new Fact(
            "user.groups",
            FactType.TEXTS,
            "The paths of the user's groups and of their parents, for example /staff/finance and /staff.",
            NO_USER,
            false);
    public static final Fact USER_ROLES = new Fact(
            "user.roles",
            FactType.TEXTS,
            "The user's effective realm roles by name and client roles as client.role.",
            NO_USER,
            false);
    public static final Fact NET_IP = new Fact(
            "net.ip",
            FactType.TEXT,
            "The address of the user agent, as Keycloak's proxy settings tell it.",
            "an application server calls and no front-channel step has been seen",
            false);
    public static final Fact NET_ZONES =
            new Fact("net.zones", FactType.TEXTS, "The policy's zones that hold net.ip.", "net.ip is not known", false);
    public static final Fact TIME_INSTANT =
            always("time.instant", FactType.INSTANT, "The instant of the decision.", false);
    public static final Fact TIME_HOUR =
            always("time.hour", FactType.NUMBER, "The hour of the day, 0 to 23, in UTC.", false);
    public static final Fact TIME_WEEKDAY =
            always("time.weekday", FactType.NUMBER, "The day of the week in UTC, 1 (Monday) to 7 (Sunday).", false);

    private static final List<Fact> ALL = List.of(
            REQUEST_GRANT,
            REQUEST_ACR,
            REQUEST_ACRS,
            REQUEST_SCOPES,
            CLIENT_ID,
            USER_ID,
            USER_USERNAME,
            USER_GROUPS,
            USER_ROLES,
            NET_IP,
            NET_ZONES,
            TIME_INSTANT,
            TIME_HOUR,
            TIME_WEEKDAY);

    private FactTable() {}

    private static Fact always(String name, FactType type, String meaning, boolean chosenByUserAgent) {
        return new Fact(name, type, meaning, "", chosenByUserAgent);
    }

    /** All facts, in the order in which the documentation lists them. */
    public static List<Fact> all() {
        return ALL;
    }

    /** The fact of this name, or empty. */
    public static Optional<Fact> named(String name) {
        return ALL.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }
}
