package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.FlowOutline;
import io.keycloakstepup.admin.flow.InstalledFlow;
import io.keycloakstepup.admin.flow.LevelsFlow;
import io.keycloakstepup.admin.flow.WayIn;
import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.flow.enforcement.Enforcement;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.level.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        Ways ways = new Ways(session, realm);
        List<FlowOutline> outline = outline();
        Map<String, List<FlowOutline>> outlines = ways.outlines();
        Map<Boolean, List<Part>> byPresence =
                parts(ways, request.bind()).collect(Collectors.partitioningBy(Part::isPresent));
        List<Part> missing = byPresence.getOrDefault(false, List.of());
        List<Part> present = byPresence.getOrDefault(true, List.of());
        if (!request.dryRun()) {
            missing.forEach(Part::create);
        }
        return new InstallReport(request.dryRun(), names(missing), names(present), warnings(), outline, outlines);
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(new LevelsFlow(session, realm).warnings(levels));
        warnings.addAll(new Overrides(realm).warnings());
        if (PolicyRegistry.of(realm).isStored()) {
            Enforcement.in(session, realm).warning().ifPresent(warnings::add);
        }
        if (Rescue.isOpenIn(realm)) {
            warnings.add("the server lets whoever may manage this realm past its policy: take the option"
                    + " spi-step-up-policy--step-up-policy--rescue-realm away when the policy is mended");
        }
        return warnings;
    }

    private List<FlowOutline> outline() {
        InstalledFlow flow = new InstalledFlow(session, realm, WayIn.BROWSER);
        if (flow.stored().isPresent()) {
            return List.of();
        }
        List<FlowOutline> outline = new ArrayList<>(flow.outline());
        new LevelsFlow(session, realm).outline(levels).ifPresent(outline::add);
        return outline;
    }

    /** In an order in which each part finds what it needs. */
    private Stream<Part> parts(Ways ways, boolean bind) {
        Stream<Part> settings = Stream.of(
                new PolicyPart(new RealmPolicy(realm)),
                new LevelNames(realm, levels),
                new AssuranceScope(realm),
                new ScopeOfClients(realm),
                new SamlScope(realm),
                new EnforcerProfile(session, realm),
                new EnforcerPolicy(session, realm, bind));
        Stream<Part> flows =
                Stream.concat(ways.flows(), Stream.of(new LevelsPart(new LevelsFlow(session, realm), levels)));
        Stream<Part> always =
                Stream.of(settings, KeyRegistration.all(realm), flows).flatMap(Function.identity());
        return bind ? Stream.concat(always, ways.bindings()) : always;
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }
}
