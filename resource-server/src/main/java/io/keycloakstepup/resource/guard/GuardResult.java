package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the guard says of a request. */
public sealed interface GuardResult {

    /**
     * It may go on.
     *
     * @param token its token; empty where the operation needs none
     * @param operations the ids of the operations that it was taken for
     * @param bypassed the ids of those that let the token's client by
     */
    record Pass(Optional<AccessToken> token, List<String> operations, List<String> bypassed) implements GuardResult {
        public Pass {
            Objects.requireNonNull(token, "token");
            operations = List.copyOf(operations);
            bypassed = List.copyOf(bypassed);
        }
    }

    /**
     * Its token is valid, and its user must prove more.
     *
     * @param challenge what
     */
    record StepUp(Challenge challenge) implements GuardResult {
        public StepUp {
            Objects.requireNonNull(challenge, "challenge");
        }
    }

    /**
     * It has no valid token.
     *
     * @param schemes how one may be presented, first the one that was tried; never empty
     * @param error what is wrong with the one that was tried; empty where there was none
     * @param dpopNonce the nonce for the next proof; empty where none is asked for
     */
    record Unauthenticated(List<TokenScheme> schemes, Optional<TokenError> error, Optional<String> dpopNonce)
            implements GuardResult {
        public Unauthenticated {
            schemes = List.copyOf(schemes);
            if (schemes.isEmpty()) {
                throw new IllegalArgumentException("a client must be told how to present a token");
            }
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(dpopNonce, "dpopNonce");
        }
    }

    /**
     * Its token is valid and it may not.
     *
     * @param why why
     * @param scheme how the token was presented
     * @param scopes the scopes that the operation needs, where one of them is why
     */
    record Forbidden(Refusal why, TokenScheme scheme, List<String> scopes) implements GuardResult {
        public Forbidden {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(scheme, "scheme");
            scopes = List.copyOf(scopes);
        }
    }

    /** Its path can be read in more than one way. */
    record Unreadable() implements GuardResult {}

    /**
     * Nobody can say, as something is out of reach.
     *
     * @param what what that is, for logs
     */
    record Unavailable(String what) implements GuardResult {
        public Unavailable {
            Objects.requireNonNull(what, "what");
        }
    }

    /**
     * What there is to do in each case.
     *
     * @param <R> what comes of it
     */
    interface Cases<R> {

        R pass(Pass pass);

        R stepUp(Challenge challenge);

        R unauthenticated(Unauthenticated unauthenticated);

        R forbidden(Forbidden forbidden);

        R unreadable();

        R unavailable(Unavailable unavailable);
    }

    /** Handles the case at hand. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Pass pass) {
            return cases.pass(pass);
        }
        if (this instanceof StepUp more) {
            return cases.stepUp(more.challenge());
        }
        if (this instanceof Unauthenticated nobody) {
            return cases.unauthenticated(nobody);
        }
        if (this instanceof Forbidden no) {
            return cases.forbidden(no);
        }
        return this instanceof Unavailable silent ? cases.unavailable(silent) : cases.unreadable();
    }
}
