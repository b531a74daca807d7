package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.FactorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a transaction has come. */
final class Progress {

    private Progress() {}

    /** What was proven in it, and how many questions are left at least. */
    static Map<String, Object> of(Sitting sitting, int remaining) {
        List<String> satisfied = sitting.login().map(Progress::proven).orElse(List.of());
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("satisfied", satisfied);
        progress.put("remaining", remaining);
        return progress;
    }

    private static List<String> proven(Login login) {
        return login.provenInRequest().stream().map(FactorType::word).toList();
    }
}
