package io.keycloakstepup.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print place and fix, and no trace. */
final class WrongStepUpAnalyzer extends AbstractFailureAnalyzer<WrongStepUp> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WrongStepUp wrong) {
        return new FailureAnalysis(wrong.place(), wrong.fix(), wrong);
    }
}
