package io.keycloakstepup.policy.facts;

import static io.keycloakstepup.policy.facts.FactType.BOOLEAN;
import static io.keycloakstepup.policy.facts.FactType.DECIMAL;
import static io.keycloakstepup.policy.facts.FactType.INSTANT;
import static io.keycloakstepup.policy.facts.FactType.NUMBER;
import static io.keycloakstepup.policy.facts.FactType.TEXT;
import static io.keycloakstepup.policy.facts.FactType.TEXTS;
import static io.keycloakstepup.policy.facts.FactType.TEXTS_BY_NAME;
import static io.keycloakstepup.policy.facts.FactType.TEXT_BY_NAME;
import static io.keycloakstepup.policy.facts.FactType.TREE;
import static io.keycloakstepup.policy.facts.Grant.CLIENT_CREDENTIALS;
import static io.keycloakstepup.policy.facts.Grant.REFRESH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts there are; docs/facts.md says what each means, and a test holds the two together. */
public final class FactTable {

    /** Filled while the class is initialised, never changed after. */
    private static final Map<String, Fact> BY_NAME = new LinkedHashMap<>();

    public static final Fact REQUEST_GRANT = always("request.grant", TEXT);
    public static final Fact REQUEST_ACR =
            add(Fact.of("request.acr", TEXT).chosen().absentAtTimes());
    public static final Fact REQUEST_ACRS = chosen("request.acrs", TEXTS);
    public static final Fact REQUEST_LOA =
            add(Fact.of("request.loa", NUMBER).chosen().absentAtTimes());
    public static final Fact REQUEST_MAX_AGE =
            add(Fact.of("request.maxAge", NUMBER).chosen().absentAtTimes());
    public static final Fact REQUEST_PROMPT = chosen("request.prompt", TEXTS);
    public static final Fact REQUEST_SCOPES = chosen("request.scopes", TEXTS);
    public static final Fact REQUEST_AUDIENCES = chosen("request.audiences", TEXTS);
    public static final Fact REQUEST_UI_LOCALES = chosen("request.uiLocales", TEXTS);

    public static final Fact CLIENT_ID = always("client.id", TEXT);
    public static final Fact CLIENT_ATTRIBUTES = atTimes("client.attributes", TEXT_BY_NAME);
    public static final Fact CLIENT_PUBLIC = always("client.public", BOOLEAN);
    public static final Fact CLIENT_FIRST_PARTY = always("client.firstParty", BOOLEAN);

    public static final Fact USER_ID = ofUser("user.id", TEXT);
    public static final Fact USER_USERNAME = ofUserAndChosen("user.username", TEXT);
    public static final Fact USER_GROUPS = ofUser("user.groups", TEXTS);
    public static final Fact USER_ROLES = ofUser("user.roles", TEXTS);
    public static final Fact USER_ATTRIBUTES = ofUserAndChosen("user.attributes", TEXTS_BY_NAME);
    public static final Fact USER_FACTORS = ofUserAndChosen("user.factors", TEXTS);
    public static final Fact USER_CREATED_AT = ofUser("user.createdAt", INSTANT);
    public static final Fact USER_FEDERATED = ofUser("user.federated", BOOLEAN);
    public static final Fact USER_ORGANIZATIONS = ofUser("user.organizations", TEXTS);

    public static final Fact NET_IP = atTimes("net.ip", TEXT);
    public static final Fact NET_ZONES = atTimes("net.zones", TEXTS);
    public static final Fact NET_COUNTRY = atTimes("net.country", TEXT);
    public static final Fact NET_CITY = atTimes("net.city", TEXT);
    public static final Fact NET_ASN = atTimes("net.asn", NUMBER);
    public static final Fact NET_LISTS = atTimes("net.lists", TREE);
    public static final Fact NET_ANONYMOUS = atTimes("net.anonymous", BOOLEAN);

    public static final Fact DEVICE_KNOWN =
            add(Fact.of("device.known", BOOLEAN).chosen().absentAtTimes());
    public static final Fact DEVICE_REMEMBERED =
            add(Fact.of("device.remembered", BOOLEAN).chosen().absentAtTimes());
    public static final Fact DEVICE_AGE_DAYS =
            add(Fact.of("device.ageDays", NUMBER).chosen().absentAtTimes());
    public static final Fact DEVICE_OS = add(Fact.of("device.os", TEXT).chosen().absentAtTimes());
    public static final Fact DEVICE_BROWSER =
            add(Fact.of("device.browser", TEXT).chosen().absentAtTimes());
    public static final Fact DEVICE_MOBILE =
            add(Fact.of("device.mobile", BOOLEAN).chosen().absentAtTimes());

    public static final Fact SESSION_LOA = ofUserAndChosen("session.loa", NUMBER);
    public static final Fact SESSION_AGE_SECONDS = ofUserAndChosen("session.ageSeconds", NUMBER);
    public static final Fact SESSION_IDLE_SECONDS = ofUserAndChosen("session.idleSeconds", NUMBER);
    public static final Fact SESSION_IP = ofUserAndChosen("session.ip", TEXT);
    public static final Fact SESSION_COUNTRY = ofUserAndChosen("session.country", TEXT);
    public static final Fact SESSION_NETWORK_CHANGED = ofUserAndChosen("session.networkChanged", BOOLEAN);
    public static final Fact SESSION_COUNTRY_CHANGED = ofUserAndChosen("session.countryChanged", BOOLEAN);
    public static final Fact SESSION_SSO = ofUserAndChosen("session.sso", BOOLEAN);

    public static final Fact HISTORY_LAST_SIGN_IN_AT = ofUserAndChosen("history.lastSignInAt", INSTANT);
    public static final Fact HISTORY_FAILURES_1H = ofUserAndChosen("history.failures1h", NUMBER);
    public static final Fact HISTORY_NEW_COUNTRY = ofUserAndChosen("history.newCountry", BOOLEAN);
    public static final Fact HISTORY_TRAVEL_KMH = ofUserAndChosen("history.travelKmh", NUMBER);
    public static final Fact HISTORY_SIGN_INS = ofUserAndChosen("history.signIns", NUMBER);

    public static final Fact RISK_SCORE = chosen("risk.score", NUMBER);
    public static final Fact RISK_LEVEL = chosen("risk.level", TEXT);

    public static final Fact TIME_INSTANT = always("time.instant", INSTANT);
    public static final Fact TIME_HOUR = always("time.hour", NUMBER);
    public static final Fact TIME_WEEKDAY = always("time.weekday", NUMBER);

    public static final Fact TRANSACTION =
            add(Fact.of("transaction", TREE).chosen().neverAt(REFRESH));
    public static final Fact TRANSACTION_TYPE =
            add(Fact.of("transaction.type", TEXT).chosen().neverAt(REFRESH));
    public static final Fact TRANSACTION_AMOUNT =
            add(Fact.of("transaction.amount", DECIMAL).chosen().neverAt(REFRESH));

    public static final Fact CALLER_IP = always("caller.ip", TEXT);

    private static final Catalogue ALL = Catalogue.of(List.copyOf(BY_NAME.values()));

    private FactTable() {}

    private static Fact always(String name, FactType type) {
        return add(Fact.of(name, type));
    }

    private static Fact chosen(String name, FactType type) {
        return add(Fact.of(name, type).chosen());
    }

    private static Fact atTimes(String name, FactType type) {
        return add(Fact.of(name, type).absentAtTimes());
    }

    /** A client that asks for itself has neither a user, nor a session, nor a history. */
    private static Fact ofUser(String name, FactType type) {
        return add(Fact.of(name, type).neverAt(CLIENT_CREDENTIALS));
    }

    /** The same, but in the hands of that user, or of whoever sits at the browser in the user's place. */
    private static Fact ofUserAndChosen(String name, FactType type) {
        return add(Fact.of(name, type).chosen().neverAt(CLIENT_CREDENTIALS));
    }

    private static Fact add(Fact fact) {
        BY_NAME.put(fact.name(), fact);
        return fact;
    }

    /** All facts, in the order in which the documentation lists them. */
    public static List<Fact> all() {
        return ALL.all();
    }

    /** All facts, for what reads conditions. */
    public static Catalogue catalogue() {
        return ALL;
    }

    /** The fact of this name, or empty. */
    public static Optional<Fact> named(String name) {
        return ALL.named(name);
    }
}
