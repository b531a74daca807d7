package io.keycloakstepup.authenticators.webauthn;

/** Makes {@code step-up-webauthn-register} known: a key beside the password. */
public final class RegisterWebAuthnFactory extends RegisterActionFactory {

    /** The id of the required action. */
    public static final String ID = "step-up-webauthn-register";

    public RegisterWebAuthnFactory() {
        super(ID, "Step-up: register a security key", KeyRole.SECOND_FACTOR);
    }
}
