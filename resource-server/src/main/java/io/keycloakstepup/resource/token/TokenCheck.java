package io.keycloakstepup.resource.token;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of looking for a token in a request. */
public sealed interface TokenCheck {

    /**
     * There is one and it is right.
     *
     * @param token the token
     */
    record Valid(AccessToken token) implements TokenCheck {
        public Valid {
            Objects.requireNonNull(token, "token");
        }
    }

    /** There is none. */
    record None() implements TokenCheck {}

    /**
     * There is one and it is wrong.
     *
     * @param error why
     * @param scheme how it was presented
     * @param dpopNonce the nonce that the next DPoP proof is to carry (RFC 9449 §9); empty where none is asked for
     */
    record Invalid(TokenError error, TokenScheme scheme, Optional<String> dpopNonce) implements TokenCheck {
        public Invalid {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(scheme, "scheme");
            Objects.requireNonNull(dpopNonce, "dpopNonce");
        }
    }

    /**
     * Nobody can say: what the check needs is out of reach.
     *
     * @param what what that is, for logs: "the keys of the issuer"
     */
    record Unavailable(String what) implements TokenCheck {
        public Unavailable {
            Objects.requireNonNull(what, "what");
        }
    }

    /** Handles the case at hand. */
    default <R> R match(
            Function<AccessToken, R> valid,
            Supplier<R> none,
            Function<Invalid, R> invalid,
            Function<Unavailable, R> unavailable) {
        if (this instanceof Valid right) {
            return valid.apply(right.token());
        }
        if (this instanceof Invalid wrong) {
            return invalid.apply(wrong);
        }
        return this instanceof Unavailable unknown ? unavailable.apply(unknown) : none.get();
    }
}
