package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.StepUp;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.guard.GuardResult.Unavailable;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Verdict;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what comes of it that a valid token weighs so much and so much is required. Thread-safe. */
final class Scale {

    private final Limits limits;
    private final GuardSettings settings;
    private final Attempts attempts = new Attempts();

    Scale(Limits limits, GuardSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    GuardResult weigh(Verdict.Guarded verdict, Question question, AccessToken token) {
        Weighing weighing = new Weighing(verdict.requirement(), token, question.now());
        if (!weighing.isSenderRight()) {
            // RFC 9449 §7.1: no proof of the user's makes the token one with a key.
            return new Unauthenticated(
                    settings.schemesFrom(TokenScheme.DPOP), Optional.of(TokenError.INVALID_TOKEN), Optional.empty());
        }
        boolean isForOne = weighing.needs(Binding.TRANSACTION);
        Optional<Refusal> hopeless = hopeless(weighing, question.request());
        if (hopeless.isPresent()) {
            return forbidden(hopeless.get(), token);
        }
        Optional<String> digest = isForOne ? OperationDigest.of(question) : Optional.empty();
        if (isForOne && digest.isEmpty()) {
            return forbidden(Refusal.BODY_TOO_LARGE, token);
        }
        if (!isEnough(weighing, question.request(), digest)) {
            return unmet(verdict, weighing, question, digest);
        }
        if (!weighing.isScopeEnough()) {
            return new Forbidden(
                    Refusal.SCOPE, token.scheme(), verdict.requirement().scopesInOrder());
        }
        Pass pass = new Pass(Optional.of(token), verdict.operations(), verdict.bypassed());
        // Claimed last: what is refused for another reason must not use the approval up.
        return digest.isPresent() ? claimed(new Approval(token, digest.get()), question.now(), pass) : pass;
    }

    private static Forbidden forbidden(Refusal why, AccessToken token) {
        return new Forbidden(why, token.scheme(), List.of());
    }

    /** Why no token would do; empty where one might. */
    private static Optional<Refusal> hopeless(Weighing weighing, ApiRequest request) {
        if (!weighing.isPossible()) {
            return Optional.of(Refusal.LEVELS_EXCLUDE_EACH_OTHER);
        }
        if (!weighing.needs(Binding.TRANSACTION)) {
            return Optional.empty();
        }
        if (!request.hasOneMethod()) {
            return Optional.of(Refusal.METHOD_UNCLEAR);
        }
        return request.hasClearBody() ? Optional.empty() : Optional.of(Refusal.BODY_UNCLEAR);
    }

    private boolean isEnough(Weighing weighing, ApiRequest request, Optional<String> digest) {
        return weighing.isProofEnough(limits)
                && weighing.isNetworkRight(settings.networkKeys(), request.address())
                && weighing.isFor(digest);
    }

    private GuardResult unmet(Verdict.Guarded verdict, Weighing weighing, Question question, Optional<String> digest) {
        boolean isNobodyThere = !verdict.bypassed().isEmpty() && !weighing.asksForProof();
        return isNobodyThere
                ? forbidden(Refusal.NOBODY_TO_ASK, weighing.token())
                : new StepUp(attempts.number(challenge(weighing, digest), weighing.token(), question));
    }

    /** Never a challenge: the user approves the operation once more only if the client asks for it under another key. */
    private GuardResult claimed(Approval approval, Instant now, Pass pass) {
        SpentTransactions.Claim claim = settings.spent()
                .map(memory -> memory.claim(approval.mark(), approval.end(now), now))
                .orElse(SpentTransactions.Claim.FULL);
        return switch (claim) {
            case FIRST -> pass;
            case AGAIN -> forbidden(Refusal.ALREADY_DONE, approval.token());
            case FULL -> new Unavailable("the memory of what was approved and done");
        };
    }

    static Challenge challenge(Weighing weighing, Optional<String> digest) {
        List<String> acrValues =
                weighing.requirement().acr().map(AcrChoice::values).orElse(List.of());
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
