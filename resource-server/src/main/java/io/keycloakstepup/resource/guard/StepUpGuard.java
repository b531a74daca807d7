package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.StepUp;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Hearing;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Verdict;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says whether a request to an API may go on, and what its client is to come back with where it may not. What is not listed
 * may not; nothing is said about levels before the token was found valid. Thread-safe.
 */
public final class StepUpGuard {

    private final Matrix matrix;
    private final TokenVerifier tokens;
    private final GuardSettings settings;
    private final Attempts attempts = new Attempts();

    /**
     * A guard.
     *
     * @throws IllegalArgumentException if the matrix asks for what the settings cannot tell
     */
    public StepUpGuard(Matrix matrix, TokenVerifier tokens, GuardSettings settings) {
        this.matrix = Objects.requireNonNull(matrix, "matrix");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.settings = settings.checkedFor(matrix);
    }

    /** How far things may go. */
    public Limits limits() {
        return matrix.limits();
    }

    /** What there is to say about this request. */
    public GuardResult check(IncomingRequest request, Instant now) {
        GuardResult result =
                request.read().map(read -> check(request, read, now)).orElseGet(GuardResult.Unreadable::new);
        settings.listener().decided(request, result);
        return result;
    }

    private GuardResult check(IncomingRequest incoming, ApiRequest request, Instant now) {
        Hearing hearing = matrix.hear(request);
        if (hearing.mayBeOpen() && hearing.judge(Optional.empty(), now) instanceof Verdict.Open open) {
            return new Pass(Optional.empty(), open.operations(), List.of());
        }
        return tokens.check(incoming.sender(), now)
                .match(
                        token -> judge(hearing, request, token, now),
                        () -> new Unauthenticated(settings.schemes(), Optional.empty(), Optional.empty()),
                        this::refuse,
                        unavailable -> new GuardResult.Unavailable(unavailable.what()));
    }

    private GuardResult refuse(TokenCheck.Invalid invalid) {
        return new Unauthenticated(schemes(invalid.scheme()), Optional.of(invalid.error()), invalid.dpopNonce());
    }

    private List<TokenScheme> schemes(TokenScheme first) {
        return Stream.concat(Stream.of(first), settings.schemes().stream())
                .distinct()
                .toList();
    }

    private GuardResult judge(Hearing hearing, ApiRequest request, AccessToken token, Instant now) {
        return hearing.judge(Optional.of(token), now)
                .match(
                        () -> new Forbidden(Refusal.UNLISTED, token.scheme(), List.of()),
                        open -> new Pass(Optional.of(token), open.operations(), List.of()),
                        guarded -> weigh(guarded, request, token, now));
    }

    private GuardResult weigh(Verdict.Guarded verdict, ApiRequest request, AccessToken token, Instant now) {
        Weighing weighing = new Weighing(verdict.requirement(), token, now);
        if (!weighing.isSenderRight()) {
            // RFC 9449 §7.1: no proof of the user's makes the token one with a key.
            return new Unauthenticated(
                    schemes(TokenScheme.DPOP), Optional.of(TokenError.INVALID_TOKEN), Optional.empty());
        }
        if (!weighing.isPossible()) {
            return new Forbidden(Refusal.LEVELS_EXCLUDE_EACH_OTHER, token.scheme(), List.of());
        }
        boolean isForOne = weighing.needs(Binding.TRANSACTION);
        if (isForOne && !request.hasOneMethod()) {
            return new Forbidden(Refusal.METHOD_UNCLEAR, token.scheme(), List.of());
        }
        Optional<String> digest = isForOne ? OperationDigest.of(request) : Optional.empty();
        if (isForOne && digest.isEmpty()) {
            return new Forbidden(Refusal.BODY_TOO_LARGE, token.scheme(), List.of());
        }
        boolean isEnough = weighing.isProofEnough(matrix.limits())
                && weighing.isNetworkRight(settings.networkKeys(), request.address())
                && weighing.isFor(digest);
        if (isEnough && !weighing.isScopeEnough()) {
            return new Forbidden(
                    Refusal.SCOPE, token.scheme(), verdict.requirement().scopesInOrder());
        }
        // Claimed last: what is refused for another reason must not use the approval up.
        return isEnough && (digest.isEmpty() || isFirst(weighing, digest.get()))
                ? new Pass(Optional.of(token), verdict.operations(), verdict.bypassed())
                : new StepUp(attempts.number(challenge(weighing, digest), token, now));
    }

    private boolean isFirst(Weighing weighing, String digest) {
        Limits limits = matrix.limits();
        Duration life = weighing.requirement().maxAge().orElse(Duration.ZERO).plus(limits.roundTrip());
        Instant until = weighing.now().plus(life).plus(limits.clockSkew().multipliedBy(2));
        return settings.spent().claim(digest, until, weighing.now());
    }

    private static Challenge challenge(Weighing weighing, Optional<String> digest) {
        List<String> acrValues =
                weighing.requirement().acr().map(choice -> choice.values()).orElse(List.of());
        Optional<Duration> maxAge = weighing.requirement().maxAge();
        return new Challenge(
                weighing.token().scheme(),
                acrValues,
                // Whoever is in the wrong network, and asked for nothing else, proves anew that they are where they
                // are.
                acrValues.isEmpty() ? maxAge.or(() -> Optional.of(Duration.ZERO)) : maxAge,
                weighing.isScopeEnough() ? List.of() : weighing.requirement().scopesInOrder(),
                digest,
                1);
    }
}
