package io.keycloakstepup.it.login;

import io.keycloakstepup.demo.otp.Totp;
import java.time.Duration;
import java.time.Instant;

/**
 * A user's authenticator app. It never shows one code twice, because a code is accepted once only: asked again within
 * the same time step it shows the next one, as far as its clock may run ahead, and then it waits. Thread-safe.
 */
public final class OtpDevice {

    /** How far a realm looks ahead unless somebody has changed that. */
    private static final long USUALLY_AHEAD = 1;

    private final Totp totp;
    private long lastStep = -1;
    private long stepsAhead = USUALLY_AHEAD;

    OtpDevice(String secret) {
        this.totp = Totp.ofText(secret);
    }

    /** Lets its clock run ahead by so many time steps, in a realm that looks ahead just so far, or farther. */
    public synchronized void runAhead(int steps) {
        stepsAhead = steps;
    }

    /** An app that was given a key in Base32, as a page shows it for typing. */
    public static OtpDevice ofKey(String base32) {
        StringBuilder secret = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (char letter : base32.replace(" ", "").toCharArray()) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                secret.append((char) (bits >> held & 0xff));
            }
        }
        return new OtpDevice(secret.toString());
    }

    /** A code that nobody has used before, after at most 30 seconds. */
    public synchronized String freshCode() {
        Instant now = Instant.now();
        if (Totp.stepAt(now) + stepsAhead <= lastStep) {
            pauseUntil(Totp.startOf(lastStep + 1 - stepsAhead), now);
        }
        lastStep = Math.max(lastStep + 1, Totp.stepAt(Instant.now()));
        return totp.codeOfStep(lastStep);
    }

    /** The code of this number, for a realm whose codes are counted. */
    public String codeNumber(long number) {
        return totp.codeOfStep(number);
    }

    /** The code of the time step that held so long ago, whether used or not; a negative length is a step to come. */
    public String codeOf(Duration ago) {
        return totp.codeAt(Instant.now().minus(ago));
    }

    private static void pauseUntil(Instant instant, Instant now) {
        try {
            Thread.sleep(Duration.between(now, instant).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next code", interrupted);
        }
    }
}
