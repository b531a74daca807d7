package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.policy.RealmPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Taking an installation out of a realm. */
public record Removal(KeycloakSession session, RealmModel realm) {

    /**
     * Takes away what is there.
     *
     * @param withPolicy whether the policy goes as well
     */
    public UninstallReport uninstall(boolean withPolicy) {
        Removable policy = new PolicyPart(new RealmPolicy(realm));
        Map<Boolean, List<String>> byRemoval = parts().filter(part -> withPolicy || !part.equals(policy))
                .collect(Collectors.partitioningBy(
                        Removable::remove, Collectors.mapping(Removable::name, Collectors.toList())));
        Stream<String> kept = withPolicy ? Stream.of() : Stream.of(policy.name());
        return new UninstallReport(
                List.of(),
                byRemoval.getOrDefault(true, List.of()),
                Stream.concat(byRemoval.getOrDefault(false, List.of()).stream(), kept)
                        .toList());
    }

    /** The last of an installation first: nothing may go while something else rests on it. */
    private Stream<Removable> parts() {
        Stream<Removable> settings = Stream.of(
                new EnforcerPolicy(session, realm, true),
                new EnforcerProfile(session, realm),
                new AssuranceScope(realm),
                new SamlScope(realm),
                new PolicyPart(new RealmPolicy(realm)));
        return Stream.of(new Ways(session, realm).standing(), KeyRegistration.all(realm), settings)
                .flatMap(Function.identity());
    }
}
