package io.keycloakstepup.authenticators.mail;

/** An e-mail address of which its owner recognises what is shown, and nobody can read the rest. */
final class MaskedAddress {

    private static final String HIDDEN = "•••";

    private MaskedAddress() {}

    /** The first character of the name and of the domain, and the end of the domain; empty for no address. */
    static String of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return "";
        }
        String domain = address.substring(at + 1);
        int dot = domain.lastIndexOf('.');
        String end = dot < 0 ? "" : domain.substring(dot);
        return first(address) + HIDDEN + "@" + first(domain) + HIDDEN + end;
    }

    /** Whole, also where it takes two units of UTF-16. */
    private static String first(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0));
    }
}
