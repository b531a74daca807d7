package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.spring.fixture.Issuer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says it takes: one dependency and one annotation, on a plain application of Spring Boot. */
final class DocumentedDiffTest {

    private static final Path PLAIN = Path.of("src", "test", "plain-api");
    private static final String MAIN = "com.example.PaymentApi";
    private static final String SOURCE = "src/main/java/com/example/PaymentApi.java";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void itIsOneDependencyAndOneAnnotation() throws IOException {
        DocumentedDiff diff = DocumentedDiff.in(Path.of("..", "docs", "apis.md"));

        assertThat(diff.removesNothing()).isTrue();
        assertThat(diff.added("pom.xml"))
                .containsExactly(
                        "<dependency>",
                        "<groupId>io.keycloakstepup</groupId>",
                        "<artifactId>keycloak-step-up-resource-server-spring</artifactId>",
                        "<version>" + System.getProperty("project.version") + "</version>",
                        "</dependency>");
        assertThat(diff.added(SOURCE))
                .containsExactly("import io.keycloakstepup.spring.StepUp;", "@StepUp(acr = \"phr\", maxAge = \"5m\")");
    }

    @Test
    void thePlainApplicationAsksForNothingAndTheChangedOneDoes() throws Exception {
        copyPlain();
        try (Issuer issuer = new Issuer()) {
            String weak = issuer.token("pwd", 10, Map.of("aud", "payments"));
            String strong = issuer.token("phr", 10, Map.of("aud", "payments"));
            try (CompiledApp plain = CompiledApp.of(directory, MAIN, withoutUs(), issuer)) {
                assertThat(plain.call("POST", "/payments", weak).status()).isEqualTo(200);
            }

            DocumentedDiff diff = DocumentedDiff.in(Path.of("..", "docs", "apis.md"));
            diff.applyTo(directory, "pom.xml");
            diff.applyTo(directory, SOURCE);

            try (CompiledApp changed =
                    CompiledApp.of(directory, MAIN, classPath().toList(), issuer)) {
                assertThat(changed.call("POST", "/payments", weak).challenge())
                        .endsWith("acr_values=\"phr\", max_age=\"300\"");
                assertThat(changed.call("POST", "/payments", strong).body()).isEqualTo("paid");
                assertThat(changed.call("GET", "/payments", weak).body()).isEqualTo("none yet");
            }
        }
    }

    private void copyPlain() throws IOException {
        try (Stream<Path> files = Files.walk(PLAIN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(PLAIN.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Stream<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && new File(entry).exists());
    }

    /** What the application had before: nothing of this project. */
    private static List<String> withoutUs() throws IOException {
        Path root = Path.of("..").toRealPath();
        return classPath()
                .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().startsWith(root)
                        && !entry.contains("keycloakstepup"))
                .toList();
    }
}
