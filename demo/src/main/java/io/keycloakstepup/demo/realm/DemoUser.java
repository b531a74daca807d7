package io.keycloakstepup.demo.realm;

import io.keycloakstepup.demo.otp.Totp;
import java.util.Optional;

/**
 * A user of the demo realm, whose secrets are public.
 *
 * @param otpSecret the secret of the one-time codes; empty for a user without a second factor
 * @param about who that is, in a few words
 */
public record DemoUser(String name, String password, Optional<String> otpSecret, String about) {

    public Optional<Totp> totp() {
        return otpSecret.map(Totp::ofText);
    }
}
