package io.keycloakstepup.admin.install;

import java.util.List;

/**
 * What came of taking an installation away.
 *
 * @param created always empty: the same shape as the answer to an installation
 * @param removed the parts that were taken away
 * @param unchanged the parts that were not there, or that stay
 */
public record UninstallReport(List<String> created, List<String> removed, List<String> unchanged) {

    public UninstallReport {
        created = List.copyOf(created);
        removed = List.copyOf(removed);
        unchanged = List.copyOf(unchanged);
    }
}
