package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.flow.enforcement.Enforcement;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.Situation;
import io.keycloakstepup.policy.testing.WhatIf;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code …/what-if}: what the stored policy, or another one, would make of a request. */
public final class WhatIfResource {

    private static final String FACTS = "facts";
    private static final String POLICY = "policy";

    private final AdminCall call;

    WhatIfResource(AdminCall call) {
        this.call = call;
    }

    /** 200 with the decision and how it came about; 422 if the facts or the policy that was sent cannot be used. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(@Nullable String body) {
        return call.view(asked -> answer(body));
    }

    private Response answer(@Nullable String body) {
        JsonBody question = JsonBody.read(body, Set.of(FACTS, POLICY));
        Policy policy = question.text(POLICY).map(WhatIfResource::read).orElseGet(this::stored);
        Situation situation = situation(question.object(FACTS).orElse("{}"), policy);
        return Answer.json(WhatIfAnswer.of(WhatIf.of(policy, situation, ServerClock.now()), warnings()));
    }

    private List<String> warnings() {
        return Enforcement.in(call.session(), call.realm()).warning().stream().toList();
    }

    private static Policy read(String text) {
        return new PolicyReader().read(PolicyBody.text(text)).match(document -> document.policy(), errors -> {
            throw Refused.with(Problem.in(ProblemCode.POLICY_INVALID, errors));
        });
    }

    private Policy stored() {
        return PolicyRegistry.of(call.realm())
                .match(
                        inForce -> inForce.policy(),
                        () -> {
                            throw Refused.with(ProblemCode.POLICY_MISSING, "Store a policy, or send one.");
                        },
                        broken -> {
                            throw Refused.with(new Problem(
                                    ProblemCode.POLICY_INVALID, "What is stored cannot be used.", broken.errors()));
                        });
    }

    private static Situation situation(String facts, Policy policy) {
        return new PolicyReader().readSituation(facts, policy.factors()).match(situation -> situation, errors -> {
            throw Refused.with(ProblemCode.FACTS_INVALID, listed(errors));
        });
    }

    /** Without their places, which are those of our own copy of the facts. */
    private static String listed(List<PolicyError> errors) {
        return errors.stream().map(PolicyError::message).collect(Collectors.joining("; "));
    }
}
