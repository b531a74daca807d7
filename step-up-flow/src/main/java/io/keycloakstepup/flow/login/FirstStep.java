package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be asked for next.
 *
 * @param demand what is asked, and of which factor
 * @param prompts how many questions are left at least on this way, this one included
 */
public record FirstStep(Demand demand, int prompts) {

    /** The one question about this factor, whatever the policy says. */
    public static FirstStep only(FactorType factor) {
        return new FirstStep(new Demand(factor, Duration.ZERO, KeyDemand.NONE), 1);
    }

    /** What the first step of each way asks; of each factor what the first way asks that begins with it. */
    public static List<FirstStep> of(List<List<Step>> ways) {
        Map<FactorType, FirstStep> byFactor = new LinkedHashMap<>();
        for (List<Step> way : ways) {
            way.stream()
                    .limit(1)
                    .flatMap(step -> step.anyOf().stream())
                    .forEach(demand -> byFactor.putIfAbsent(demand.factor(), new FirstStep(demand, way.size())));
        }
        return List.copyOf(byFactor.values());
    }
}
