package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Keycloak does not promise to keep is used only where docs/keycloak-internals.md says so. */
final class KeycloakInternalsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\|\\s*`(io\\.keycloakstepup\\.[\\w.]+)`");
    private static final Set<String> INTERNAL = Set.of("/keycloak-services-", "/keycloak-server-spi-private-");

    @Test
    void internalTypesAreUsedOnlyByTheListedAdapters() throws IOException {
        Map<String, Set<String>> users = usersOfInternals();
        users.keySet().removeAll(listedAdapters());
        String rows = users.entrySet().stream()
                .map(user -> "| `" + user.getKey() + "` | " + String.join(", ", user.getValue()) + " |\n")
                .collect(Collectors.joining());
        assertEquals("", rows, "to free of these types, or to list in docs/keycloak-internals.md");
    }

    @Test
    void everyListedAdapterUsesAnInternalType() throws IOException {
        Set<String> listed = listedAdapters();
        assertFalse(listed.isEmpty());
        listed.removeAll(usersOfInternals().keySet());
        assertEquals(Set.of(), listed, "rows of docs/keycloak-internals.md that are no longer true");
    }

    private static Set<String> listedAdapters() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Checkout.root().resolve("docs/keycloak-internals.md")));
        Set<String> listed = new TreeSet<>();
        while (rows.find()) {
            listed.add(rows.group(1));
        }
        return listed;
    }

    private static Map<String, Set<String>> usersOfInternals() {
        Map<String, Set<String>> users = new TreeMap<>();
        for (JavaClass user : ShippedClasses.ALL) {
            for (Dependency use : user.getDirectDependenciesFromSelf()) {
                if (isInternal(use.getTargetClass())) {
                    users.computeIfAbsent(topLevelName(user), name -> new TreeSet<>())
                            .add(use.getTargetClass().getSimpleName());
                }
            }
        }
        return users;
    }

    private static boolean isInternal(JavaClass type) {
        String origin = ShippedClasses.origin(type);
        return INTERNAL.stream().anyMatch(origin::contains);
    }

    private static String topLevelName(JavaClass type) {
        return type.getFullName().replaceFirst("\\$.*", "");
    }
}
