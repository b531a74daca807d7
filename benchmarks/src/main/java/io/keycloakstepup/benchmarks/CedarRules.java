package io.keycloakstepup.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rules of a scenario in Cedar: one permit for each, so that the determining policies of its answer are the rules
 * that match. The policies are parsed and cached on the native side; each question goes there as JSON.
 */
final class CedarRules {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    CedarRules(Scenario scenario) {
        this.policies = new PolicySet(IntStream.range(0, scenario.size())
                .mapToObj(i -> new Policy(text(scenario, i), "rule-" + i))
                .collect(Collectors.toSet()));
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("Cedar does not take the scenario", e);
        }
    }

    private static String text(Scenario scenario, int i) {
        String condition = scenario.hasCondition(i)
                ? " && context.hour > 6 && context.groups.contains(\"" + Scenario.GROUP + "\")"
                : "";
        return "permit(principal, action == Action::\"token\", resource == Client::\""
                + scenario.clients().get(i) + "\") when { context.scopes.contains(\"" + Scenario.SCOPE + "\")"
                + condition
                + " };";
    }

    /** The rules that match the request. */
    Set<String> matching() {
        Map<String, Value> context = Map.of(
                "scopes", texts(Scenario.SCOPE),
                "groups", texts("/staff", Scenario.GROUP),
                "hour", new PrimLong(Scenario.HOUR));
        AuthorizationRequest request = new AuthorizationRequest(
                uid("User::\"alice\""), uid("Action::\"token\""), uid("Client::\"" + Scenario.CLIENT + "\""), context);
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, Set.<Entity>of());
            return response.success
                    .orElseThrow(() -> new IllegalStateException("Cedar: " + response.errors))
                    .getReason();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar cannot answer", e);
        }
    }

    private static CedarList texts(String... texts) {
        return new CedarList(List.of(texts).stream()
                .map(text -> (Value) new PrimString(text))
                .toList());
    }

    private static EntityUID uid(String text) {
        return EntityUID.parse(text).orElseThrow();
    }
}
