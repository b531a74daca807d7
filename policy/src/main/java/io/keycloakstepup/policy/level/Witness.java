package io.keycloakstepup.policy.level;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which record of the sign-in a foreign factor is recognised. The records of the built-in factors, and of steps that
 * verify nothing, are refused: one act of the user must never count as two factors, nor a mere name as one.
 */
public sealed interface Witness {

    /** Names as they occur: letters, digits, and what joins words. */
    Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:-]{0,254}");

    /**
     * A credential type that the server records as verified.
     *
     * @param name the type, as its authenticator names it
     */
    record CredentialType(String name) implements Witness {

        private static final Set<String> TAKEN = Set.of(
                "password", "password-history", "otp", "recovery-authn-codes", "webauthn", "webauthn-passwordless");

        public CredentialType {
            requireName(name);
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException(
                        "the credential type '" + name + "' belongs to a factor that is built in");
            }
        }
    }

    /**
     * An authenticator whose challenge the user answered, and that then succeeded.
     *
     * @param id the id of the authenticator's provider
     */
    record Authenticator(String id) implements Witness {

        private static final String OURS = "step-up-";

        /** Those that verify a built-in factor, and those of the server's own that ask for nothing secret. */
        private static final Set<String> TAKEN = Set.of(
                "allow-access-authenticator",
                "auth-conditional-otp-form",
                "auth-cookie",
                "auth-otp-form",
                "auth-password-form",
                "auth-recovery-authn-code-form",
                "auth-username-form",
                "auth-username-password-form",
                "identity-provider-redirector",
                "idp-auto-link",
                "idp-confirm-link",
                "idp-confirm-override-link",
                "idp-email-verification",
                "idp-review-profile",
                "idp-username-password-form",
                "organization",
                "passkeys-authenticator",
                "reset-credential-email",
                "reset-credentials-choose-user",
                "reset-otp",
                "reset-password",
                "webauthn-authenticator",
                "webauthn-authenticator-passwordless");

        public Authenticator {
            requireName(id);
            if (TAKEN.contains(id) || id.startsWith(OURS)) {
                throw new IllegalArgumentException(
                        "the authenticator '" + id + "' stands for a factor that is built in, or for none");
            }
        }
    }

    /**
     * A sender of codes that the server has: the factor is proven by typing the code that it sent.
     *
     * @param id the id of the sender's provider
     */
    record Sender(String id) implements Witness {

        /** Where a code by e-mail goes is a factor of its own, of which less is believed. */
        private static final String TAKEN = "email";

        public Sender {
            requireName(id);
            if (TAKEN.equals(id)) {
                throw new IllegalArgumentException(
                        "the sender '" + id + "' belongs to a factor that is built in: email-code");
            }
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: '" + name + "'");
        }
    }
}
