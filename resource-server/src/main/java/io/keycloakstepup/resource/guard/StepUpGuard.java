package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.matrix.Hearing;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Verdict;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says whether a request to an API may go on, and what its client is to come back with where it may not. What is not listed
 * may not; nothing is said about levels before the token was found valid. Thread-safe.
 */
public final class StepUpGuard {

    private final Matrix matrix;
    private final TokenVerifier tokens;
    private final GuardSettings settings;
    private final Scale scale;

    /**
     * A guard.
     *
     * @throws IllegalArgumentException if the matrix asks for what the settings cannot tell
     */
    public StepUpGuard(Matrix matrix, TokenVerifier tokens, GuardSettings settings) {
        this.matrix = Objects.requireNonNull(matrix, "matrix");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.settings = settings.checkedFor(matrix);
        this.scale = new Scale(matrix.limits(), this.settings);
    }

    /** How far things may go. */
    public Limits limits() {
        return matrix.limits();
    }

    /** What there is to say about this request. */
    public GuardResult check(IncomingRequest request, Instant now) {
        GuardResult result = request.read()
                .map(read -> check(new Question(request, read, now)))
                .orElseGet(GuardResult.Unreadable::new);
        settings.listener().decided(request, result);
        return result;
    }

    private GuardResult check(Question question) {
        Hearing hearing = matrix.hear(question.request());
        if (hearing.mayBeOpen() && hearing.judge(Optional.empty(), question.now()) instanceof Verdict.Open open) {
            return new Pass(Optional.empty(), open.operations(), List.of());
        }
        return tokens.check(question.incoming().sender(), question.now())
                .match(
                        token -> judge(hearing, question, token),
                        () -> new Unauthenticated(settings.schemes(), Optional.empty(), Optional.empty()),
                        this::refuse,
                        unavailable -> new GuardResult.Unavailable(unavailable.what()));
    }

    private GuardResult refuse(TokenCheck.Invalid invalid) {
        return new Unauthenticated(
                settings.schemesFrom(invalid.scheme()), Optional.of(invalid.error()), invalid.dpopNonce());
    }

    /** Looks into forms after the token only: nobody has a body read before they were let in. */
    private GuardResult judge(Hearing hearing, Question question, AccessToken token) {
        if (question.request().namesToken()) {
            // RFC 6750 §2: one token, in one place; an application that reads another place would act for somebody
            // else.
            return new Unauthenticated(
                    settings.schemesFrom(token.scheme()), Optional.of(TokenError.INVALID_REQUEST), Optional.empty());
        }
        if (question.request().hasUnseenForm()) {
            return new Forbidden(Refusal.BODY_TOO_LARGE, token.scheme(), List.of());
        }
        return hearing.judge(Optional.of(token), question.now())
                .match(
                        () -> new Forbidden(Refusal.UNLISTED, token.scheme(), List.of()),
                        open -> new Pass(Optional.of(token), open.operations(), List.of()),
                        guarded -> scale.weigh(guarded, question, token));
    }
}
