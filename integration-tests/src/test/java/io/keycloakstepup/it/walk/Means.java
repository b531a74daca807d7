package io.keycloakstepup.it.walk;

/** What the users of a walk can be asked to prove, and a key, which none of them has. */
enum Means {
    PASSWORD("password", "password", "pwd"),
    OTP("otp", "passCode", "otp"),
    RECOVERY_CODE("recovery-code", "passCode", ""),
    EMAIL_CODE("email-code", "passCode", ""),
    KEY("webauthn", "credential", "");

    private final String word;
    private final String member;
    private final String amr;

    Means(String word, String member, String amr) {
        this.word = word;
        this.member = member;
        this.amr = amr;
    }

    /** By what addresses and answers call it. */
    String word() {
        return word;
    }

    /** The member of a message that proves it. */
    String member() {
        return member;
    }

    /** What tokens call it (RFC 8176); empty for what they do not name. */
    String amr() {
        return amr;
    }

    /** Whether something is sent when it is begun, so that it cannot be answered before. */
    boolean isSent() {
        return this == EMAIL_CODE;
    }
}
