package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.policy.decision.Requirement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * What is asked of a user. Before anything was proven that is only what the application has asked itself: what the policy
 * asks may depend on who the user is.
 *
 * @param verdict what the policy says; empty while nothing has been proven
 */
record Wanted(Sitting sitting, Optional<Verdict.Decided> verdict) {

    private static final String BY_REQUEST = "requested";
    private static final String BY_POLICY = "policy";

    Map<String, Object> document() {
        Optional<String> asked = Optional.ofNullable(sitting.authSession().getClientNote(OIDCLoginProtocol.ACR_PARAM));
        Map<String, Object> document = new LinkedHashMap<>();
        Optional<Requirement> highest =
                verdict.flatMap(decided -> decided.judgement().highest());
        highest.map(requirement -> requirement.level().name())
                .or(() -> asked.map(values -> values.split(" ", 2)[0]))
                .ifPresent(acr -> document.put("acr", acr));
        Optional.ofNullable(sitting.authSession().getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .map(Integer::valueOf)
                .ifPresent(seconds -> document.put("max_age", seconds));
        boolean isRequested = highest.map(requirement -> requirement.origin().equals("acr_values"))
                .orElse(asked.isPresent());
        document.put("reason", isRequested ? BY_REQUEST : BY_POLICY);
        document.put("decision_id", sitting.decision());
        return document;
    }
}
