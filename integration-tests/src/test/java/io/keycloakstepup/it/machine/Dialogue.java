package io.keycloakstepup.it.machine;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A program that asks, and is answered line by line. */
public final class Dialogue implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_MILLIS = 50;

    private final Process process;
    private final Writer answers;
    private final StringWriter said = new StringWriter();
    private final Thread ear = new Thread(this::hear, "dialogue");
    private int answeredUpTo;

    private Dialogue(Process process) {
        this.process = process;
        this.answers = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a jar with an address, and these options before it. */
    public static Dialogue withJar(Path jar, String address, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of("--stdin"));
        command.addAll(List.of(options));
        command.add(address);
        Dialogue dialogue = new Dialogue(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        dialogue.ear.start();
        return dialogue;
    }

    private void hear() {
        try {
            process.inputReader(StandardCharsets.UTF_8).transferTo(said);
        } catch (IOException ended) {
            // What was heard until then is what there is.
        }
    }

    /** Waits for a question, and answers. */
    public Dialogue answer(String question, String answer) {
        return answer(question, () -> answer);
    }

    /** Waits for a question, and answers with what is to be had only now. */
    public Dialogue answer(String question, Supplier<String> answer) {
        awaitQuestion(question);
        try {
            answers.write(answer.get() + "\n");
            answers.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("it has ended: " + said, gone);
        }
        return this;
    }

    private void awaitQuestion(String question) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int asked = said().indexOf(question, answeredUpTo);
        while (asked < 0) {
            if (!ear.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("it did not ask " + question + " but said: " + said);
            }
            pause();
            asked = said().indexOf(question, answeredUpTo);
        }
        answeredUpTo = asked + question.length();
    }

    /** What it ended with; fails if it does not end by itself. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it has not ended: " + said);
            }
            ear.join();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of: " + said, interrupted);
        }
    }

    /** All that it said so far. */
    public String said() {
        return said.toString();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a question", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
