package io.keycloakstepup.authenticators.passkey;

import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.RegisterActionFactory;

/** Makes {@code step-up-passkey-register} known: a key instead of the password. */
public final class RegisterPasskeyFactory extends RegisterActionFactory {

    /** The id of the required action. */
    public static final String ID = "step-up-passkey-register";

    public RegisterPasskeyFactory() {
        super(ID, "Step-up: register a passkey", KeyRole.PASSKEY);
    }
}
