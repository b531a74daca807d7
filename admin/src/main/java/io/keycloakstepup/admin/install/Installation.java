package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrowserFlow;
import io.keycloakstepup.admin.flow.FlowOutline;
import io.keycloakstepup.admin.flow.LevelsFlow;
import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.policy.level.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * All that the project puts into one realm.
 *
 * @param levels the levels of the policy that the realm has, or is going to have
 */
public record Installation(KeycloakSession session, RealmModel realm, Levels levels) {

    /** Puts there what is missing. What is missing is found out first, as one part may bring another. */
    public InstallReport install(InstallRequest request) {
        BrowserFlow flow = new BrowserFlow(session, realm);
        List<FlowOutline> outline = outline(flow);
        Map<Boolean, List<Part>> byPresence =
                parts(flow, request.bind()).collect(Collectors.partitioningBy(Part::isPresent));
        List<Part> missing = byPresence.getOrDefault(false, List.of());
        List<Part> present = byPresence.getOrDefault(true, List.of());
        if (!request.dryRun()) {
            missing.forEach(Part::create);
        }
        return new InstallReport(request.dryRun(), names(missing), names(present), warnings(), outline);
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(new LevelsFlow(session, realm).warnings(levels));
        warnings.addAll(new Overrides(realm).warnings());
        return warnings;
    }

    private List<FlowOutline> outline(BrowserFlow flow) {
        if (flow.stored().isPresent()) {
            return List.of();
        }
        List<FlowOutline> outline = new ArrayList<>(flow.outline());
        new LevelsFlow(session, realm).outline(levels).ifPresent(outline::add);
        return outline;
    }

    /** In an order in which each part finds what it needs. */
    private Stream<Part> parts(BrowserFlow flow, boolean bind) {
        Stream<Part> always = Stream.of(
                new PolicyPart(new RealmPolicy(realm)),
                new LevelNames(realm, levels),
                new AssuranceScope(realm),
                new ScopeOfClients(realm),
                new EnforcerProfile(session, realm),
                new EnforcerPolicy(session, realm, bind),
                new FlowPart(flow),
                new LevelsPart(new LevelsFlow(session, realm), levels));
        return bind ? Stream.concat(always, Stream.of(new Binding(flow))) : always;
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }
}
