package io.keycloakstepup.it.report;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a run what was not run and why, so that nobody takes silence for success. */
public final class NotRunReport implements TestExecutionListener {

    private final Map<String, String> reasons = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.put(test.getDisplayName(), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
            reasons.put(test.getDisplayName(), reason);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        reasons.putAll(OptionalRuns.notSelected());
        reasons.forEach((what, why) -> System.out.println("not run: " + what + ": " + why));
    }
}
