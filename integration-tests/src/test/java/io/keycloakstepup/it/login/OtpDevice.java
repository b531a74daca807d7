package io.keycloakstepup.it.login;

import io.keycloakstepup.demo.otp.Totp;
import java.time.Duration;
import java.time.Instant;

/**
 * A user's authenticator app. It never shows one code twice, because a code is accepted once only: asked again within
 * the same time step it waits for the next. Thread-safe.
 */
public final class OtpDevice {

    private final Totp totp;
    private long lastStep = -1;

    OtpDevice(String secret) {
        this.totp = Totp.ofText(secret);
    }

    /** A code that nobody has used before, after at most 30 seconds. */
    public synchronized String freshCode() {
        Instant now = Instant.now();
        if (Totp.stepAt(now) <= lastStep) {
            pauseUntil(Totp.startOf(lastStep + 1), now);
        }
        lastStep = Math.max(lastStep + 1, Totp.stepAt(Instant.now()));
        return totp.codeOfStep(lastStep);
    }

    /** The code of the time step that held so long ago, whether used or not. */
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
