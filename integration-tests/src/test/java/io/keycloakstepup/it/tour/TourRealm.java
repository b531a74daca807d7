package io.keycloakstepup.it.tour;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A realm in which the name of the application decides which of our pages comes after the password. */
public final class TourRealm {

    /** The languages of the pages, the first one for whoever asks for none. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ja");

    static final RecoveryCodes CODES = RecoveryCodes.of("anna", 6);

    /** So few that the next one is reason for a warning. */
    static final RecoveryCodes LAST_CODES = RecoveryCodes.of("anna", 3);

    private static final String POLICY = """
            policy: 1
            factors:
              acme-letter: { credentialType: acme-letter, kinds: [possession] }
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h, recovery-code: 1h} ] ] }
              key: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
              phr: { loa: 4, chains: [ [ {password: 10h}, {passkey: 1h} ] ] }
              app: { loa: 5, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              code: { loa: 6, chains: [ [ {password: 10h}, {recovery-code: 1h} ] ] }
              post: { loa: 7, chains: [ [ {password: 10h}, {acme-letter: 1h} ] ] }
              now: { loa: 8, chains: [ [ {password: 0s}, {acme-letter: 0s} ] ] }
            rules:
              - { id: mfa, match: { clients: [mfa] }, then: { require: mfa, enroll: allow } }
              - { id: kept, match: { clients: [kept] }, then: { require: mfa, remember: true } }
              - { id: key, match: { clients: [key] }, then: { require: key, enroll: allow } }
              - { id: phr, match: { clients: [phr] }, then: { require: phr, enroll: allow } }
              - { id: app, match: { clients: [app] }, then: { require: app, enroll: allow } }
              - { id: code, match: { clients: [code] }, then: { require: code } }
              - { id: post, match: { clients: [post] }, then: { require: post } }
              - { id: now, match: { clients: [now] }, then: { require: now } }
              - { id: closed, match: { clients: [closed] }, then: { deny: step-up-policy-denied } }
            default: { require: pwd, enroll: allow, remember: true }
            """;

    private static final List<String> APPS =
            List.of("pwd", "mfa", "kept", "key", "phr", "app", "code", "post", "now", "closed");

    private final TestRealm realm;
    private final Map<String, App> apps;

    private TourRealm(TestRealm realm) {
        this.realm = realm;
        this.apps = APPS.stream().collect(Collectors.toMap(Function.identity(), realm::app));
    }

    /** A realm that speaks all our languages. */
    public static TourRealm on(KeycloakServer keycloak) {
        return on(keycloak, "step-up");
    }

    /** The same in another theme. */
    public static TourRealm on(KeycloakServer keycloak, String theme) {
        TestRealm realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.setAll(Map.of(
                "loginTheme",
                theme,
                "resetPasswordAllowed",
                true,
                "internationalizationEnabled",
                true,
                "supportedLocales",
                LANGUAGES,
                "defaultLocale",
                LANGUAGES.get(0)));
        return new TourRealm(realm);
    }

    /** The application after whose name the policy decides. */
    App app(String name) {
        return Objects.requireNonNull(apps.get(name), name);
    }

    /** A new user, so that nobody's mistakes count for anybody else. */
    TestUser user(Belongings belongings) {
        String name = (belongings == Belongings.LETTER ? "letter-" : "anna-") + UUID.randomUUID();
        return realm.userWith(name, belongings.credentials(name));
    }

    /** What a user has beside the password. */
    enum Belongings {
        NOTHING {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of();
            }
        },
        /** A code that came by post; see the factor's provider, which goes by the name. */
        LETTER {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of();
            }
        },
        APP {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of(new TestUser(owner, "", "otp-secret-of-" + owner).otpCredential());
            }
        },
        CODES {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of(TourRealm.CODES.credential());
            }
        },
        LAST_CODES {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of(TourRealm.LAST_CODES.credential());
            }
        },
        EVERYTHING {
            @Override
            List<Map<String, Object>> credentials(String owner) {
                return List.of(
                        new TestUser(owner, "", "otp-secret-of-" + owner).otpCredential(),
                        TourRealm.CODES.credential(),
                        SoftwareKey.deviceBound().credential("webauthn"),
                        SoftwareKey.synced().credential("webauthn-passwordless"));
            }
        };

        abstract List<Map<String, Object>> credentials(String owner);
    }
}
