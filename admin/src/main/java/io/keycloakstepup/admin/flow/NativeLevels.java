package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A disabled sub-flow in which Keycloak's own checks read the level that each type of credential belongs to
 * ({@code LoAUtil.getCredentialTypesToLoAMap}). It never runs; without it a token of the lowest level could delete the
 * credentials of the highest.
 */
final class NativeLevels {

    static final String ALIAS = "step-up levels";

    private static final String CONDITION = "conditional-level-of-authentication";
    private static final String CONDITION_LEVEL = "loa-condition-level";
    private static final String CONDITION_MAX_AGE = "loa-max-age";

    /** Never fresh by Keycloak's own reckoning: freshness is the policy's business. */
    private static final String NEVER_FRESH = "0";

    /**
     * Keycloak's authenticators by the factor whose credential type is their reference category. Not the password: it
     * stands in nearly every chain, and to change it would then need the highest level.
     */
    private static final Map<FactorType, String> AUTHENTICATORS = Map.of(
            FactorType.OTP, "auth-otp-form",
            FactorType.WEBAUTHN, "webauthn-authenticator",
            FactorType.PASSKEY, "webauthn-authenticator-passwordless",
            FactorType.RECOVERY_CODE, "auth-recovery-authn-code-form");

    private NativeLevels() {}

    /**
     * The sub-flow for the multi-factor levels of a policy, the lowest first: where a credential stands at several
     * levels Keycloak keeps the last. Credentials that no level names belong to the highest: else a token of the lowest
     * level could delete them, or add one of them.
     *
     * @param taken the numbers that conditions elsewhere in the same flow have; Keycloak fails on a number that it
     *     finds twice
     * @param available whether the server has an authenticator of this id
     * @param foreign authenticators of other extensions, one for each type of credential that is none of Keycloak's own
     */
    static SubFlow of(Levels levels, Set<Integer> taken, Predicate<String> available, List<String> foreign) {
        List<FlowStep> steps = new ArrayList<>(levels.ordered().stream()
                .filter(Level::isMultiFactor)
                .filter(level -> !taken.contains(level.loa()))
                .flatMap(level -> steps(level, available))
                .toList());
        if (!steps.isEmpty()) {
            steps.addAll(unnamed(levels, available, foreign));
        }
        Flow flow = new Flow(
                ALIAS,
                "Never runs; tells Keycloak's own credential checks which level each credential belongs to",
                Flow.BASIC,
                steps);
        return SubFlow.of(flow, DISABLED);
    }

    private static Stream<FlowStep> steps(Level level, Predicate<String> available) {
        List<FlowStep> steps = new ArrayList<>();
        steps.add(condition(level));
        authenticators(level)
                .filter(available)
                .forEach(authenticator -> steps.add(Execution.of(authenticator, REQUIRED)));
        return steps.stream();
    }

    /** After the last condition, and so at the highest level. */
    private static List<FlowStep> unnamed(Levels levels, Predicate<String> available, List<String> foreign) {
        Set<String> named = levels.ordered().stream()
                .filter(Level::isMultiFactor)
                .flatMap(NativeLevels::authenticators)
                .collect(Collectors.toSet());
        return Stream.concat(AUTHENTICATORS.values().stream().sorted().filter(available), foreign.stream())
                .filter(authenticator -> !named.contains(authenticator))
                .<FlowStep>map(authenticator -> Execution.of(authenticator, REQUIRED))
                .toList();
    }

    private static Stream<String> authenticators(Level level) {
        return level.chains().stream()
                .flatMap(chain -> chain.steps().stream())
                .flatMap(step -> step.factors())
                .distinct()
                .flatMap(factor -> Optional.ofNullable(AUTHENTICATORS.get(factor)).stream());
    }

    private static Execution condition(Level level) {
        Map<String, String> values =
                Map.of(CONDITION_LEVEL, Integer.toString(level.loa()), CONDITION_MAX_AGE, NEVER_FRESH);
        return new Execution(
                CONDITION, REQUIRED, Optional.of(new Settings.Own("step-up level " + level.name(), values)));
    }

    /** What Keycloak reads from such a flow: level numbers, and after each the authenticators that belong to it. */
    static List<String> meaning(Flow flow) {
        return flow.executions()
                .map(execution -> levelNumber(execution).orElse(execution.authenticator()))
                .toList();
    }

    /** The number, if this execution is a condition that has one. */
    static Optional<String> levelNumber(Execution execution) {
        if (!execution.authenticator().equals(CONDITION)) {
            return Optional.empty();
        }
        return execution
                .settings()
                .flatMap(settings -> settings.match(
                        own -> Optional.ofNullable(own.values().get(CONDITION_LEVEL)), deployed -> Optional.empty()));
    }
}
