package io.keycloakstepup.demo.terminal.story;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Asks and tells whoever sits there, or whatever writes line by line to the standard input. */
public final class Terminal {

    private final PrintStream out;
    private final BufferedReader in;
    private final Optional<Console> console;

    private Terminal(PrintStream out, BufferedReader in, Optional<Console> console) {
        this.out = out;
        this.in = in;
        this.console = console;
    }

    /** That of this program; without a console, where one is not wanted or there is none, secrets are read like all else. */
    public static Terminal ofThisProgram(boolean withConsole) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Terminal(
                System.out, in, Optional.ofNullable(System.console()).filter(there -> withConsole));
    }

    public void say(String line) {
        out.println(line);
    }

    /** What was typed, without blanks around it; fails when nothing comes any more. */
    String ask(String question) throws IOException {
        out.print(question + " ");
        out.flush();
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("nobody answers: the input has ended");
        }
        return line.strip();
    }

    /** The same; what is typed is not seen. */
    String askSecretly(String question) throws IOException {
        if (console.isEmpty()) {
            return ask(question);
        }
        char[] typed = console.get().readPassword("%s ", question);
        if (typed == null) {
            throw new EOFException("nobody answers: the input has ended");
        }
        return new String(typed);
    }
}
