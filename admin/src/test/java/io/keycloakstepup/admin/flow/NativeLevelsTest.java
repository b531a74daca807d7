package io.keycloakstepup.admin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NativeLevelsTest {

    private static final Levels LEVELS = levels("""
            policy: 1
            levels:
              phr: { loa: 30, chains: [ [ {passkey: 5m} ], [ {password: 10h}, {webauthn: 5m} ] ] }
              pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
              mfa: { loa: 20, chains: [ [ {password: 10h}, {webauthn: 1h, otp: 1h, recovery-code: 1h} ] ] }
            """);

    private static Levels levels(String text) {
        return new PolicyReader().read(text).match(document -> document.policy().levels(), errors -> {
            throw new AssertionError(errors);
        });
    }

    private static List<String> meaning(Set<Integer> taken) {
        return NativeLevels.meaning(
                NativeLevels.of(LEVELS, taken, available -> true, List.of()).flow());
    }

    @Test
    void itNeverRuns() {
        assertEquals(
                DISABLED,
                NativeLevels.of(LEVELS, Set.of(), id -> true, List.of()).requirement());
    }

    @Test
    void onlyMultiFactorLevelsStandInItTheLowestFirst() {
        assertEquals(
                List.of(
                        "20",
                        "webauthn-authenticator",
                        "auth-otp-form",
                        "auth-recovery-authn-code-form",
                        "30",
                        "webauthn-authenticator-passwordless",
                        "webauthn-authenticator"),
                meaning(Set.of()));
    }

    @Test
    void whatNoLevelNamesBelongsToTheHighest() {
        Levels onlyOtp = levels(
                "{policy: 1, levels: {pwd: {loa: 1, chains: [[{password: 1h}]]}, mfa: {loa: 2, chains: [[{password: 1h},"
                        + " {otp: 1h}]]}}}");

        assertEquals(
                List.of(
                        "2",
                        "auth-otp-form",
                        "auth-recovery-authn-code-form",
                        "webauthn-authenticator",
                        "webauthn-authenticator-passwordless",
                        "text-message-form"),
                NativeLevels.meaning(NativeLevels.of(onlyOtp, Set.of(), id -> true, List.of("text-message-form"))
                        .flow()));
    }

    @Test
    void changingThePasswordNeverNeedsASecondFactorByThis() {
        assertTrue(meaning(Set.of()).stream().noneMatch(step -> step.contains("password-form")));
    }

    @Test
    void aNumberThatStandsElsewhereIsLeftOut() {
        assertEquals(
                List.of("30", "webauthn-authenticator-passwordless", "webauthn-authenticator"), meaning(Set.of(20)));
    }

    @Test
    void anAuthenticatorThatTheServerDoesNotHaveIsLeftOut() {
        SubFlow levels = NativeLevels.of(LEVELS, Set.of(), id -> !id.contains("recovery"), List.of());

        assertTrue(NativeLevels.meaning(levels.flow()).contains("auth-otp-form"));
        assertTrue(NativeLevels.meaning(levels.flow()).stream().noneMatch(step -> step.contains("recovery")));
    }

    @Test
    void aPolicyWithoutMultiFactorLevelNeedsNone() {
        Levels one = levels("{policy: 1, levels: {pwd: {loa: 1, chains: [[{password: 1h}]]}}}");

        assertEquals(
                List.of(),
                NativeLevels.of(one, Set.of(), id -> true, List.of()).flow().steps());
    }

    @Test
    void whereAConditionStandsDoesNotMatterButWhatBelongsToIt() {
        List<FlowStep> steps = NativeLevels.of(LEVELS, Set.of(30), id -> true, List.of())
                .flow()
                .steps();
        Flow nested = new Flow("x", "", Flow.BASIC, List.of(SubFlow.of(flow(steps), REQUIRED)));

        assertEquals(meaning(Set.of(30)), NativeLevels.meaning(nested));
        assertNotEquals(meaning(Set.of(30)), NativeLevels.meaning(flow(steps.subList(0, 2))));
    }

    private static Flow flow(List<FlowStep> steps) {
        return new Flow("y", "", Flow.BASIC, steps);
    }

    @Test
    void onlyConditionsWithANumberHaveOne() {
        assertEquals(Optional.empty(), NativeLevels.levelNumber(Execution.of("auth-otp-form", REQUIRED)));
        assertEquals(
                Optional.empty(),
                NativeLevels.levelNumber(Execution.of("conditional-level-of-authentication", REQUIRED)));
    }
}
