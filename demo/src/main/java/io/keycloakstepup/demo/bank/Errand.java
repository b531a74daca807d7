package io.keycloakstepup.demo.bank;

import java.util.Set;

/** What a visitor can do at the bank, and the levels of which it needs one. */
enum Errand {
    BALANCE("balance", "pwd", Set.of("pwd", "mfa"), "Your balance is CHF 4,321.00."),
    PAYMENT("pay", "mfa", Set.of("mfa"), "Paid: CHF 1,250.00 to your landlord.");

    private final String path;
    private final String level;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> sufficient;

    private final String result;

    Errand(String path, String level, Set<String> sufficient, String result) {
        this.path = path;
        this.level = level;
        this.sufficient = sufficient;
        this.result = result;
    }

    /** The path below the bank's address that a visitor posts to. */
    String path() {
        return path;
    }

    /** The level to ask for where the visitor's token says too little. */
    String level() {
        return level;
    }

    /** What the visitor gets to see once it is done. */
    String result() {
        return result;
    }

    boolean isAllowedBy(Assurance assurance) {
        return sufficient.contains(assurance.acr());
    }
}
