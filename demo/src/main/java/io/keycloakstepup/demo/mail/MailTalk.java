package io.keycloakstepup.demo.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.function.Consumer;

/** One conversation with a sender of mail. */
final class MailTalk {

    private static final int MOST_CHARACTERS = 1_000_000;

    private final BufferedReader in;
    private final OutputStream out;
    private final Consumer<Mail> mailbox;
    private String to = "";

    MailTalk(Socket sender, Consumer<Mail> mailbox) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(sender.getInputStream(), UTF_8));
        this.out = sender.getOutputStream();
        this.mailbox = mailbox;
    }

    /** Goes on until the sender has said all. */
    void run() throws IOException {
        say("220 demo");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "DATA" -> take();
                case "RCPT" -> address(line);
                case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say("250 demo");
                case "QUIT" -> {
                    say("221 bye");
                    return;
                }
                default -> say("502 not known here");
            }
        }
    }

    private void address(String line) throws IOException {
        to = line.replaceFirst("^[^<]*<", "").replaceFirst(">.*$", "");
        say("250 demo");
    }

    private void take() throws IOException {
        say("354 go on");
        StringBuilder raw = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (raw.length() + line.length() > MOST_CHARACTERS) {
                throw new IOException("a mail longer than " + MOST_CHARACTERS + " characters");
            }
            // RFC 5321 §4.5.2: a dot in front of a dot.
            raw.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        mailbox.accept(Mail.of(to, raw.toString()));
        say("250 taken");
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }
}
