package io.keycloakstepup.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks, and writes what came of them as JSON and as a picture. */
public final class Measure {

    private Measure() {}

    /** Runs; the argument is the directory that gets {@code results.json} and {@code decisions.svg}. */
    public static void main(String[] arguments) throws IOException, RunnerException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path raw = Files.createTempFile("benchmarks", ".json");
        new Runner(new OptionsBuilder()
                        .include("io\\.keycloakstepup\\.benchmarks\\..*Benchmark")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .resultFormat(ResultFormatType.JSON)
                        .result(raw.toString())
                        .build())
                .run();
        Results results = Results.of(new ObjectMapper().readTree(raw.toFile()));
        Files.delete(raw);
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.set("machine", machine(directory));
        document.set("results", results.json());
        Files.writeString(directory.resolve("results.json"), document.toPrettyString() + "\n");
        Files.writeString(directory.resolve("decisions.svg"), new Plot(results).svg());
    }

    /** What the numbers depend on, without the name of the machine. */
    private static ObjectNode machine(Path directory) throws IOException, InterruptedException {
        return new ObjectMapper()
                .createObjectNode()
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version())
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("commit", commit(directory));
    }

    private static String commit(Path directory) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                .directory(directory.toFile())
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? answer : "unknown";
    }
}
