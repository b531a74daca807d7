package io.keycloakstepup.it.login;

import java.util.Arrays;

/** What a page asks for, told by the fields of its form and by its error element; the first kind that fits counts. */
public enum PageKind {
    USERNAME_AND_PASSWORD("form:has(input#username):has(input#password)"),
    PASSWORD("form:has(input#password)"),
    OTP_ENROLMENT("form:has(input#totp), form#step-up-enrol-otp-form"),
    OTP("form:has(input#otp)"),
    RECOVERY_CODE("form:has(input#recovery-code)"),
    SENT_CODE("form#step-up-code-form"),
    ENROLMENT_CODE("form#step-up-enrolment-code-form"),
    CHOICE("form#step-up-choose"),
    KEY("form#step-up-webauthn"),
    KEY_ENROLMENT("form#step-up-webauthn-register"),
    ERROR("#kc-error-message"),
    OTHER("html");

    private final String selector;

    PageKind(String selector) {
        this.selector = selector;
    }

    static PageKind of(Page page) {
        return Arrays.stream(values())
                .filter(kind -> page.has(kind.selector))
                .findFirst()
                .orElse(OTHER);
    }
}
