package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws of the one jar that goes into a server's providers directory. */
final class ShippedJarIT {

    private static final String OURS = "io/keycloakstepup/";
    private static final int JAVA_17 = 61;
    private static final Jar JAR = Jar.shipped();
    private static final Set<String> NAMES = JAR.names();

    @Test
    void staysSmall() {
        long bytes = JAR.bytes();
        long limit = Long.getLong("shipped.jar.max.bytes", 0);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f MB, %d files (limit %.2f MB)%n",
                JAR.file().getFileName(),
                bytes / 1048576.0,
                NAMES.size(),
                limit / 1048576.0);
        assertTrue(bytes <= limit, bytes + " bytes are more than " + limit);
    }

    @Test
    void everyClassIsOursOrRelocated() {
        assertEquals(List.of(), classes().filter(name -> !name.startsWith(OURS)).toList());
    }

    @Test
    void everyClassRunsOnJava17() {
        List<String> tooNew =
                classes().filter(name -> JAR.read(name)[7] > JAVA_17).toList();
        assertEquals(List.of(), tooNew);
    }

    private static Stream<String> classes() {
        return NAMES.stream().filter(name -> name.endsWith(".class"));
    }

    @Test
    void nothingSignedVersionedOrModular() {
        List<String> found = NAMES.stream()
                .filter(name -> name.matches("META-INF/(.*\\.(SF|RSA|DSA)|versions/.*|maven/.*)|.*module-info\\.class"))
                .toList();
        assertEquals(List.of(), found);
    }

    /** Services and the list of themes are read from every jar, so one name in many jars is what they are for. */
    @Test
    void noFileCollidesWithTheServers() throws IOException {
        ServerLibraries server = ServerLibraries.read();
        assertTrue(server.jars() > 300 && server.owners().size() > 50_000, "read only " + server.jars() + " jars");
        Map<String, String> collisions = new HashMap<>();
        NAMES.stream()
                .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|services/.*|keycloak-themes\\.json)"))
                .filter(server.owners()::containsKey)
                .forEach(name -> collisions.put(name, server.owners().get(name)));
        assertEquals(Map.of(), collisions);
    }

    @Test
    void everyServiceNamesClassesThatAreInside() {
        List<String> services = NAMES.stream()
                .filter(name -> name.startsWith("META-INF/services/"))
                .toList();
        assertFalse(services.isEmpty());
        List<String> missing = services.stream()
                .flatMap(name -> JAR.lines(name).stream())
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .filter(line -> !NAMES.contains(line.replace('.', '/') + ".class"))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void licencesAreInside() {
        String home = "META-INF/keycloak-step-up/";
        assertAll(Stream.of("LICENSE", "NOTICE", "third-party/protobuf.txt", "third-party/antlr4-runtime.txt")
                .map(name -> () -> assertTrue(NAMES.contains(home + name), name)));
    }

    /** Or the tests that run on this class path would prove nothing about the jar. */
    @Test
    void theLibrariesAreFoundInTheJarAndNowhereElse() throws ClassNotFoundException {
        for (String name : List.of("dev.cel.compiler.CelCompiler", "com.google.protobuf.Message")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
            Class<?> relocated = Class.forName("io.keycloakstepup.shaded." + name);
            URL origin = relocated.getProtectionDomain().getCodeSource().getLocation();
            assertEquals(JAR.file(), Path.of(origin.getPath()));
        }
    }
}
