package io.keycloakstepup.demo.pay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.document.MatrixDocument;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.guard.SpentTransactions;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.verifier.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API that moves the money: it verifies each token and its proof itself, and says what is missing (RFC 9470). */
final class PayApi {

    /** Whom tokens must be for. */
    static final String AUDIENCE = "demo-pay-api";

    private static final String MATRIX = """
            matrix: 1
            order: [pwd, mfa, phr]
            operations:
              - id: balance
                path: /api/balance
                method: GET
                require: { level: pwd, sender: bound }
              - id: payment
                path: /api/payments
                method: POST
                require: { level: pwd, sender: bound }
              - id: large-payment
                path: /api/payments
                method: POST
                when: "!(body.amount > 0.0 && body.amount < 100.0)"
                require: { level: mfa, sender: bound, transaction: single-use }
            tests:
              - name: little money is paid at once
                given: { method: POST, path: /api/payments, body: { to: Ada, amount: 20.0 } }
                expect: { require: { level: pwd, sender: bound } }
              - name: for more its customer approves this very payment
                given: { method: POST, path: /api/payments, body: { to: Ada, amount: 5000.0 } }
                expect: { require: { level: mfa, sender: bound, transaction: single-use } }
            """;

    private final StepUpGuard guard;

    /** Takes tokens of this issuer. */
    PayApi(String issuer) {
        this.guard = new StepUpGuard(
                matrix(),
                Verification.of(issuer, AUDIENCE).build(),
                GuardSettings.defaults()
                        .withSchemes(List.of(TokenScheme.DPOP))
                        .withSpentTransactions(SpentTransactions.inMemory()));
    }

    /** How many bytes of a body are looked into. */
    int mostBytes() {
        return guard.limits().bodyBytes();
    }

    PayReply reply(IncomingRequest request, Instant now) {
        GuardResult result = guard.check(request, now);
        return Answers.to(result).map(PayReply::of).orElseGet(() -> done(request, result));
    }

    /** To the letter: the guard also holds what is only like one of these, and that is neither. */
    private static PayReply done(IncomingRequest request, GuardResult passed) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return switch (request.sender().method() + " " + request.path()) {
            case "GET /api/balance" ->
                PayReply.json(200, answer.put("balance", "CHF 12,345.00").toString());
            case "POST /api/payments" -> paid(request, passed, answer);
            default -> PayReply.json(404, answer.put("code", "nothing_here").toString());
        };
    }

    private static PayReply paid(IncomingRequest request, GuardResult passed, ObjectNode answer) {
        Map<String, Object> payment = request.body().object().orElse(Map.of());
        if (!(payment.get("to") instanceof String to)
                || !(payment.get("amount") instanceof Number amount)
                || amount.doubleValue() <= 0) {
            return PayReply.json(400, answer.put("code", "payment_unreadable").toString());
        }
        answer.put("paid", amount.doubleValue()).put("to", to);
        approval(passed).ifPresent(digest -> answer.put("approval", digest));
        return PayReply.json(200, answer.toString());
    }

    private static Optional<String> approval(GuardResult passed) {
        return passed instanceof GuardResult.Pass pass
                ? pass.token().flatMap(AccessToken::stepUpTransaction)
                : Optional.empty();
    }

    private static Matrix matrix() {
        MatrixDocument document = MatrixReader.read(MATRIX).match(right -> right, errors -> {
            throw wrong(errors);
        });
        if (!document.failures().isEmpty()) {
            throw wrong(document.failures());
        }
        return document.matrix();
    }

    private static IllegalStateException wrong(List<PolicyError> errors) {
        return new IllegalStateException("the matrix of the demo is wrong: " + errors);
    }
}
