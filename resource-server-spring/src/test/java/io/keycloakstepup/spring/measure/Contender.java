package io.keycloakstepup.spring.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of those that are measured beside each other. */
final class Contender implements AutoCloseable {

    private final String name;
    private final Process process;
    private final URI address;

    private Contender(String name, Process process, URI address) {
        this.name = name;
        this.process = process;
        this.address = address;
    }

    static Contender start(String name, String issuer, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredApp.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=error",
                "--spring.main.banner-mode=off",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = output.readLine();
        if (port == null) {
            throw new IOException(name + " did not start");
        }
        return new Contender(name, process, URI.create("http://127.0.0.1:" + port));
    }

    String name() {
        return name;
    }

    URI address(int id) {
        return address.resolve("/things/" + id);
    }

    /** The processor time that it has taken since it started. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
