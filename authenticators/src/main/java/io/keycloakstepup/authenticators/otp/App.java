package io.keycloakstepup.authenticators.otp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.dto.OTPCredentialData;

/**
 * A user's authenticator app or token, as Keycloak's credential describes it.
 *
 * @param maker how it makes codes
 * @param key the secret it shares with us
 * @param movement what makes its codes change
 */
@SuppressWarnings("ArrayRecordComponent") // the key is a secret in memory for one check, compared with nothing
record App(CodeMaker maker, byte[] key, Movement movement) {

    /** No realm needs to look farther; each code more that would do makes guessing easier. */
    private static final int WIDEST = 100;

    /**
     * Which code was typed.
     *
     * @param number its number
     * @param isFarAhead whether it is so far ahead that it may be chance
     */
    record Found(long number, boolean isFarAhead) {}

    /** The app behind a credential; empty where it makes codes as no realm should let it. */
    static Optional<App> of(OTPCredentialModel credential) {
        OTPCredentialData settings = credential.getOTPCredentialData();
        boolean isUsable = CodeMaker.isKnown(settings.getAlgorithm(), settings.getDigits())
                && credential.getDecodedSecret().length > 0;
        return isUsable
                ? movement(settings)
                        .map(movement -> new App(
                                new CodeMaker(settings.getAlgorithm(), settings.getDigits()),
                                credential.getDecodedSecret(),
                                movement))
                : Optional.empty();
    }

    private static Optional<Movement> movement(OTPCredentialData settings) {
        if (OTPCredentialModel.HOTP.equals(settings.getSubType())) {
            return Optional.of(new Movement.ByUse(settings.getCounter()));
        }
        boolean isByTime = OTPCredentialModel.TOTP.equals(settings.getSubType()) && settings.getPeriod() > 0;
        return isByTime ? Optional.of(new Movement.ByTime(settings.getPeriod())) : Optional.empty();
    }

    /**
     * Finds the code that was typed; empty for a wrong one. All codes that it may be are made and compared whatever the
     * others come to, each in constant time, so that time tells nothing of which one it was.
     *
     * @param window how far the realm's policy looks around a period, or ahead of a counter
     */
    Optional<Found> find(String code, int window, Instant now) {
        int distance = Math.max(0, Math.min(window, WIDEST));
        OptionalLong usual = find(code, movement.usual(distance, now));
        OptionalLong far = find(code, movement.farAhead(distance));
        if (usual.isPresent()) {
            return Optional.of(new Found(usual.getAsLong(), false));
        }
        return far.isPresent() ? Optional.of(new Found(far.getAsLong(), true)) : Optional.empty();
    }

    /** Of two equal codes the first: it uses up no more than was typed. */
    private OptionalLong find(String code, Span span) {
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        long[] matching = span.numbers()
                .filter(number ->
                        MessageDigest.isEqual(maker.code(key, number).getBytes(StandardCharsets.UTF_8), typed))
                .toArray();
        return matching.length == 0 ? OptionalLong.empty() : OptionalLong.of(matching[0]);
    }

    /** Says nothing of the key, so that no log can. */
    @Override
    public String toString() {
        return "App[maker=" + maker + ", movement=" + movement + "]";
    }
}
