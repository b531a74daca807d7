package io.keycloakstepup.resource.answer;

import io.keycloakstepup.resource.guard.Challenge;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.guard.GuardResult.Unavailable;
import io.keycloakstepup.resource.guard.Refusal;
import io.keycloakstepup.resource.json.JsonText;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what the guard says into HTTP: 401 where another token or another proof helps, with a challenge (RFC 9470 §3, RFC
 * 6750 §3, RFC 9449 §7.1); 403 where it does not; 400 for what cannot be read; 503 where nobody can say.
 */
public final class Answers implements GuardResult.Cases<Optional<Answer>> {

    /** The media type of errors (RFC 9457). */
    private static final String PROBLEM = "application/problem+json";

    private static final String AUTHENTICATE = "WWW-Authenticate";

    private static final String INSUFFICIENT = "insufficient_user_authentication";

    /** The answer; empty for what may go on. */
    public static Optional<Answer> to(GuardResult result) {
        return result.match(new Answers());
    }

    private Answers() {}

    @Override
    public Optional<Answer> pass(Pass pass) {
        return Optional.empty();
    }

    @Override
    public Optional<Answer> stepUp(Challenge challenge) {
        AuthenticateHeader header = new AuthenticateHeader(challenge.scheme())
                .with("error", INSUFFICIENT)
                .with("error_description", "This operation needs another proof of who the user is");
        if (!challenge.acrValues().isEmpty()) {
            header.with("acr_values", String.join(" ", challenge.acrValues()));
        }
        challenge.maxAge().ifPresent(age -> header.with("max_age", String.valueOf(age.toSeconds())));
        if (!challenge.scopes().isEmpty()) {
            header.with("scope", String.join(" ", challenge.scopes()));
        }
        challenge.transaction().ifPresent(digest -> header.with("step_up_txn", digest));
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry(AUTHENTICATE, header.toString()));
        headers.add(Map.entry(StepUpOffer.ATTEMPT, String.valueOf(challenge.attempt())));
        return problem(401, INSUFFICIENT, headers);
    }

    @Override
    public Optional<Answer> unauthenticated(Unauthenticated unauthenticated) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        Optional<String> code = unauthenticated.error().map(TokenError::code);
        for (TokenScheme scheme : unauthenticated.schemes()) {
            AuthenticateHeader header = new AuthenticateHeader(scheme);
            if (headers.isEmpty()) {
                code.ifPresent(said -> header.with("error", said));
            }
            headers.add(Map.entry(AUTHENTICATE, header.toString()));
        }
        unauthenticated.dpopNonce().ifPresent(nonce -> headers.add(Map.entry("DPoP-Nonce", nonce)));
        int status = unauthenticated.error().map(TokenError::status).orElse(401);
        return problem(status, code.orElse("token_missing"), headers);
    }

    @Override
    public Optional<Answer> forbidden(Forbidden forbidden) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (forbidden.why() == Refusal.SCOPE) {
            String header = new AuthenticateHeader(forbidden.scheme())
                    .with("error", forbidden.why().code())
                    .with("scope", String.join(" ", forbidden.scopes()))
                    .toString();
            headers.add(Map.entry(AUTHENTICATE, header));
        }
        return problem(forbidden.why().status(), forbidden.why().code(), headers);
    }

    @Override
    public Optional<Answer> unreadable() {
        return problem(400, "path_unreadable", List.of());
    }

    @Override
    public Optional<Answer> unavailable(Unavailable unavailable) {
        return problem(503, "tokens_unverifiable", List.of(Map.entry("Retry-After", "5")));
    }

    private static Optional<Answer> problem(int status, String code, List<Map.Entry<String, String>> headers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("status", status);
        body.put("code", code);
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Cache-Control", "no-store"));
        return Optional.of(new Answer(status, all, PROBLEM, JsonText.of(body)));
    }
}
