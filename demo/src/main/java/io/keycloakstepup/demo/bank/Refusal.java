package io.keycloakstepup.demo.bank;

/** What the bank tells a visitor whose way to Keycloak did not lead where they wanted. */
final class Refusal {

    private Refusal() {}

    /** In words, an error code of the authorization endpoint. */
    static String by(String error) {
        return "Keycloak refused: " + error + ". " + Glossary.meaning("error", error);
    }

    /** In words, how Keycloak ended what it was asked to do with the account. */
    static String ofAction(String status) {
        return status.equals("success") ? "You have a key now." : "No key was added.";
    }
}
