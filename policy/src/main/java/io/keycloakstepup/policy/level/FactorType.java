package io.keycloakstepup.policy.level;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way of proving identity, by the word that policies use for it.
 *
 * @param word the policy's word, for example {@code otp}
 * @param kinds the kinds a proof without user verification shows; empty for factors that prove nothing by themselves
 * @param amr the RFC 8176 values a proof adds to the {@code amr} claim; empty where none fits
 * @param verification how user verification enters a proof of this type
 */
public record FactorType(String word, Set<Kind> kinds, List<String> amr, UserVerification verification) {

    /** Whether the authenticator can verify its user itself (PIN, fingerprint), and whether it must. */
    public enum UserVerification {
        /** There is no such thing for this factor. */
        NONE,
        /** A proof may or may not carry it; a step can demand it. */
        POSSIBLE,
        /** A proof without it is no proof. */
        ALWAYS
    }

    /** The password of the account. */
    public static final FactorType PASSWORD = plain("password", Set.of(Kind.KNOWLEDGE), "pwd");

    /** A one-time password generated from a shared secret (RFC 6238, RFC 4226). */
    public static final FactorType OTP = plain("otp", Set.of(Kind.POSSESSION), "otp");

    /** One of the codes the user was given for the day when the other factors are out of reach. */
    public static final FactorType RECOVERY_CODE = plain("recovery-code", Set.of(Kind.POSSESSION));

    /** A key used beside a password (WebAuthn Level 3). */
    public static final FactorType WEBAUTHN =
            new FactorType("webauthn", Set.of(Kind.POSSESSION), List.of("user"), UserVerification.POSSIBLE);

    /** A key used instead of a password; it always verifies its user. */
    public static final FactorType PASSKEY =
            new FactorType("passkey", Set.of(Kind.POSSESSION), List.of("user"), UserVerification.ALWAYS);

    /** A code sent by e-mail; restricted, as access to a mailbox is no kind of its own (NIST SP 800-63B-4 §3.1.3.1). */
    public static final FactorType EMAIL_CODE = plain("email-code", Set.of());

    /** A sign-in completed at another identity provider; what it was worth there is a mapping's business. */
    public static final FactorType IDP = plain("idp", Set.of());

    private static final List<FactorType> BUILT_IN =
            List.of(PASSWORD, OTP, RECOVERY_CODE, WEBAUTHN, PASSKEY, EMAIL_CODE, IDP);

    /** The kind that a restricted factor shows where a level allows restricted ones. */
    static final Kind RESTRICTED_KIND = Kind.POSSESSION;

    /** What tokens name for a restricted factor where a level allows restricted ones (RFC 8176 §2). */
    static final String RESTRICTED_METHOD = "otp";

    public FactorType {
        if (!Objects.requireNonNull(word, "word").matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a factor word: '" + word + "'");
        }
        kinds = Set.copyOf(kinds);
        amr = List.copyOf(amr);
        Objects.requireNonNull(verification, "verification");
    }

    private static FactorType plain(String word, Set<Kind> kinds, String... amr) {
        return new FactorType(word, kinds, List.of(amr), UserVerification.NONE);
    }

    /**
     * Whether this factor shows a kind, and is named in tokens, only through levels that allow restricted factors: who
     * answers it shows no more than access to a mailbox.
     */
    public boolean isRestricted() {
        return equals(EMAIL_CODE);
    }

    /** The built-in type of this word; empty where there is none. */
    public static Optional<FactorType> builtIn(String word) {
        return builtIns().filter(type -> type.word().equals(word)).findFirst();
    }

    /** All built-in types, in the order in which messages list them. */
    public static Stream<FactorType> builtIns() {
        return BUILT_IN.stream();
    }

    /** The kinds that a proof of this type shows, given whether the authenticator verified its user. */
    public Set<Kind> kindsWhen(boolean userVerified) {
        if (!userVerified || verification == UserVerification.NONE) {
            return kinds;
        }
        EnumSet<Kind> both = EnumSet.of(Kind.INHERENCE);
        both.addAll(kinds);
        return Collections.unmodifiableSet(both);
    }
}
