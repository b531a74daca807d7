package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.FlowOutline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of an installation, or would come of it.
 *
 * @param dryRun whether nothing was changed
 * @param created the parts that were put there
 * @param unchanged the parts that were there already
 * @param warnings what to look after
 * @param flow the browser flow that was made; empty if it was there already
 * @param otherFlows the flows that were made for the other ways in, by their names; empty if they were there already
 */
public record InstallReport(
        boolean dryRun,
        List<String> created,
        List<String> unchanged,
        List<String> warnings,
        List<FlowOutline> flow,
        Map<String, List<FlowOutline>> otherFlows) {

    public InstallReport {
        created = List.copyOf(created);
        unchanged = List.copyOf(unchanged);
        warnings = List.copyOf(warnings);
        flow = List.copyOf(flow);
        otherFlows = Collections.unmodifiableMap(new LinkedHashMap<>(otherFlows));
    }
}
