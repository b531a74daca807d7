package io.keycloakstepup.it.tour;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.tour.TourRealm.Belongings;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The pages that people can see, and how they come to each: which file draws it, from which application, with which
 * belongings, and what they do after the password.
 */
// The ways are functions that hold nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum Stop {
    PASSWORD("step-up-password", "now", Belongings.LETTER, Stop::returning),
    PASSWORD_WRONG("step-up-password", "now", Belongings.LETTER, walk -> returning(walk)
            .answer("password", "wrong")
            .see("#input-error-password")),

    OTP("step-up-otp", "app", Belongings.APP, Walk::signIn),
    OTP_WRONG("step-up-otp", "app", Belongings.APP, walk -> walk.signIn()
            .answer("otp", "000000")
            .see("#input-error-otp")),
    OTP_TO_BE_REMEMBERED(
            "step-up-otp", "kept", Belongings.EVERYTHING, walk -> walk.signIn().see("#rememberDevice")),
    OTP_TOO_OFTEN("step-up-otp", "app", Belongings.APP, walk -> {
        walk.signIn();
        for (int wrong = 0; wrong < 6; wrong++) {
            walk.answer("otp", "00000" + wrong).see("#input-error-otp");
        }
        return walk;
    }),

    RECOVERY_CODE("step-up-recovery-code", "code", Belongings.CODES, Walk::signIn),
    RECOVERY_CODE_WRONG("step-up-recovery-code", "code", Belongings.CODES, walk -> walk.signIn()
            .answer("recovery-code", "WRONG")
            .see("#input-error-recovery-code")),
    FEW_CODES_LEFT("step-up-few-codes", "code", Belongings.LAST_CODES, walk -> walk.signIn()
            .answer("recovery-code", TourRealm.LAST_CODES.number(1))
            .see("#step-up-few-codes")),

    KEY("step-up-webauthn", "key", Belongings.EVERYTHING, Walk::signIn),
    KEY_NOT_USED("step-up-webauthn", "key", Belongings.EVERYTHING, walk -> walk.withKey()
            .signIn()
            .press("step-up-webauthn-use")
            .see("#step-up-webauthn-failed")),
    KEY_WRONG("step-up-webauthn", "key", Belongings.EVERYTHING, walk -> walk.signIn()
            .see("#step-up-webauthn")
            .send("step-up-webauthn", "credential", "{}")
            .see(".pf-m-danger")),
    PASSKEY("step-up-webauthn", "phr", Belongings.EVERYTHING, Walk::signIn),
    PASSKEY_WRONG("step-up-webauthn", "phr", Belongings.EVERYTHING, walk -> walk.signIn()
            .see("#step-up-webauthn")
            .send("step-up-webauthn", "credential", "{}")
            .see(".pf-m-danger")),

    ANSWER("step-up-answer", "post", Belongings.LETTER, Walk::signIn),
    ANSWER_WRONG("step-up-answer", "post", Belongings.LETTER, walk -> walk.signIn()
            .answer("acme-letter", "wrong")
            .see("#input-error-acme-letter")),

    CHOICE("step-up-choose", "mfa", Belongings.EVERYTHING, walk -> walk.signIn().press("step-up-another")),

    ADD("step-up-enrol-choose", "mfa", Belongings.NOTHING, Walk::signIn),
    ADD_APP("step-up-enrol-otp", "app", Belongings.NOTHING, walk -> walk.signIn()
            .see("#step-up-key")),
    ADD_APP_WRONG("step-up-enrol-otp", "app", Belongings.NOTHING, walk -> walk.signIn()
            .see("#step-up-key")
            .answer("otp", "000000")
            .see("#input-error-otp")),
    ADD_KEY("step-up-webauthn-register", "key", Belongings.NOTHING, walk -> walk.signIn()
            .press("step-up-way-1")),
    ADD_KEY_KNOWN("step-up-webauthn-register", "key", Belongings.NOTHING, walk -> walk.withKeyThatIsKnown()
            .signIn()
            .press("step-up-way-1")
            .press("step-up-webauthn-make")
            .see("#step-up-webauthn-known")),
    ADD_KEY_WRONG("step-up-webauthn-register", "key", Belongings.NOTHING, walk -> walk.signIn()
            .press("step-up-way-1")
            .see("#step-up-webauthn-register")
            .send("step-up-webauthn-register", "credential", "{}")
            .see(".pf-m-danger")),
    ADD_PASSKEY("step-up-webauthn-register", "phr", Belongings.NOTHING, walk -> walk.signIn()
            .press("step-up-way-0")),

    DENIED("step-up-denied", "closed", Belongings.NOTHING, Walk::signIn);

    private final String template;
    private final String app;
    private final Belongings belongings;
    private final UnaryOperator<Walk> way;

    Stop(String template, String app, Belongings belongings, UnaryOperator<Walk> way) {
        this.template = template;
        this.app = app;
        this.belongings = belongings;
        this.way = way;
    }

    /** The page, reached in this language by somebody new. */
    public Page reach(TourRealm realm, BrowserWindow window, String language) {
        Walk walk = new Walk(realm, window, realm.user(belongings));
        Page page = way.apply(walk.from(app, language)).page();
        page.waitForSelector("body[data-page-id='login-" + template + "']");
        return page;
    }

    /** Its name as part of a file's. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Has signed in before, and comes back to where the password is wanted anew. */
    private static Walk returning(Walk walk) {
        walk.from("pwd", "en").signIn().arrive();
        return walk.from("now", "en").see("#password");
    }
}
