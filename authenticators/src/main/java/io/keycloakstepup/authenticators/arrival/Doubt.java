package io.keycloakstepup.authenticators.arrival;

/** Why what an identity provider said of a sign-in stands for nothing more than the sign-in itself. */
enum Doubt {
    /** The policy says nothing of a sign-in of this kind. */
    UNMAPPED("unmapped"),
    /** Nobody checks the provider's signatures. */
    UNCHECKED("unchecked"),
    /** The account there is not the one that the user is linked to. */
    FOREIGN("foreign"),
    /** Whoever stole the account's password or mailbox could have made the link. */
    UNVOUCHED("unvouched"),
    /** The provider did not say when the user was authenticated. */
    UNTIMED("untimed"),
    /** The provider says that the user is yet to be authenticated. */
    AHEAD("ahead"),
    /** The user was authenticated there too long ago. */
    STALE("stale");

    private final String word;

    Doubt(String word) {
        this.word = word;
    }

    /** The word for it in events. */
    String word() {
        return word;
    }
}
