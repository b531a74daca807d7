package io.keycloakstepup.demo.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The assessments of the desk, in memory. Thread-safe. */
final class Assessments {

    private final Map<String, Assessment> byId = new LinkedHashMap<>();

    /** Those that the desk opens with. */
    Assessments() {
        add("R-1", "Supplier ships steel of another grade", Severity.MEDIUM);
        add("R-2", "Weld seam of the pressure vessel cracks", Severity.HIGH);
        add("R-3", "Relief valve sticks", Severity.CRITICAL);
        add("R-4", "Label fades in sunlight", Severity.LOW);
    }

    synchronized List<Assessment> all() {
        return List.copyOf(byId.values());
    }

    synchronized Outcome make(Change change, String author) {
        Assessment before = byId.get(change.id());
        if (before == null) {
            return new Outcome.Unknown();
        }
        if (before.severity() != change.from()) {
            return new Outcome.Outdated(before);
        }
        Assessment after = before.changed(change.severity(), author);
        byId.put(after.id(), after);
        return new Outcome.Made(after);
    }

    private void add(String id, String title, Severity severity) {
        byId.put(id, new Assessment(id, title, severity, ""));
    }
}
