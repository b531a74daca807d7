package io.keycloakstepup.it.login;

import java.util.Map;

/** A user whose password and one-time codes the tests know. */
public final class TestUser {

    private final String name;
    private final String password;
    private final String otpSecret;
    private final OtpDevice device;

    public TestUser(String name, String password, String otpSecret) {
        this.name = name;
        this.password = password;
        this.otpSecret = otpSecret;
        this.device = new OtpDevice(otpSecret);
    }

    public String name() {
        return name;
    }

    public String password() {
        return password;
    }

    public OtpDevice device() {
        return device;
    }

    /** The stored form of a token of this user's whose codes are counted (RFC 4226), none of them used. */
    public Map<String, Object> countedCredential() {
        return Map.of(
                "type",
                "otp",
                "userLabel",
                "token of " + name,
                "secretData",
                "{\"value\":\"" + otpSecret + "\"}",
                "credentialData",
                "{\"subType\":\"hotp\",\"period\":0,\"digits\":6,\"counter\":0,\"algorithm\":\"HmacSHA1\"}");
    }

    /** The stored form of this user's one-time code credential, as the admin REST interface takes it. */
    public Map<String, Object> otpCredential() {
        return Map.of(
                "type",
                "otp",
                "userLabel",
                "phone of " + name,
                "secretData",
                "{\"value\":\"" + otpSecret + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"counter\":0,\"algorithm\":\"HmacSHA1\"}");
    }
}
