package io.keycloakstepup.demo.risk;

import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.IncomingRequest;
import java.util.Map;
import java.util.Optional;

/** What the desk does for whom the guard lets pass: it asks nobody who they are, and decides nothing that the matrix decides. */
final class RiskApi {

    private final Assessments assessments = new Assessments();

    RiskReply reply(IncomingRequest request, Pass pass) {
        return switch (request.sender().method() + " " + request.path()) {
            case "GET /api/v2/risk/assessments" -> RiskReply.json(200, Map.of("assessments", assessments.all()));
            case "POST /api/v2/risk/assessment/update" -> update(request.body().bytes(), author(pass));
            default -> RiskReply.problem(404, "nothing_here");
        };
    }

    private RiskReply update(Optional<byte[]> body, String author) {
        return body.flatMap(Change::parse)
                .map(change -> assessments.make(change, author))
                .map(outcome -> outcome.match(
                        made -> RiskReply.json(200, made),
                        outdated -> RiskReply.problem(409, "severity_is_" + outdated.severity()),
                        () -> RiskReply.problem(404, "no_such_assessment")))
                .orElseGet(() -> RiskReply.problem(400, "no_change"));
    }

    /** Who it was and by what right, as people read it. */
    private static String author(Pass pass) {
        return pass.token()
                .map(token -> pass.bypassed().isEmpty()
                        ? token.claims().getOrDefault("preferred_username", token.subject()) + ", "
                                + token.acr().orElse("no level")
                        : token.clientId() + ", exempt: " + String.join(" ", pass.bypassed()))
                .orElse("");
    }
}
