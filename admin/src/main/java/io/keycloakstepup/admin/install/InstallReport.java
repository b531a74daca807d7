package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.FlowOutline;
import java.util.List;

/**
 * What came of an installation, or would come of it.
 *
 * @param dryRun whether nothing was changed
 * @param created the parts that were put there
 * @param unchanged the parts that were there already
 * @param warnings what to look after
 * @param flow the browser flow that was made; empty if it was there already
 */
public record InstallReport(
        boolean dryRun, List<String> created, List<String> unchanged, List<String> warnings, List<FlowOutline> flow) {

    public InstallReport {
        created = List.copyOf(created);
        unchanged = List.copyOf(unchanged);
        warnings = List.copyOf(warnings);
        flow = List.copyOf(flow);
    }
}
