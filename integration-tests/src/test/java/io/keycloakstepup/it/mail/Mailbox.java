package io.keycloakstepup.it.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.keycloakstepup.it.realm.TestRealm;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that a realm sends by mail. */
public final class Mailbox implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final long QUIET_MILLIS = 3_000;
    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

    private static final Pattern CODE = Pattern.compile("(?m)^[0-9]{8}(?=\\R)");

    private final GreenMail server;

    private Mailbox(GreenMail server) {
        this.server = server;
    }

    /** Makes a realm send its mail here. */
    public static Mailbox of(TestRealm realm) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String port = String.valueOf(server.getSmtp().getPort());
        realm.set("smtpServer", Map.of("host", "127.0.0.1", "port", port, "from", "keycloak@example.com"));
        return new Mailbox(server);
    }

    /** The link in the first mail that came; waits for it. */
    public URI link() {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, 1)) {
            throw new AssertionError("no mail came");
        }
        MimeMessage mail = server.getReceivedMessages()[0];
        Matcher link = LINK.matcher(text(mail));
        if (!link.find()) {
            throw new AssertionError("no link in this mail: " + text(mail));
        }
        return URI.create(link.group());
    }

    /** The code in the mail of this number, counted from 1; waits for it. */
    public String code(int number) {
        Matcher code = CODE.matcher(text(number));
        if (!code.find()) {
            throw new AssertionError("no code in this mail: " + text(number));
        }
        return code.group();
    }

    /** The code that was sent last of so many to this address, among whatever else; waits for it. */
    public String latestCodeTo(String address, int codes) {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        List<String> sent = codesTo(address);
        while (sent.size() < codes && System.nanoTime() < until) {
            pause();
            sent = codesTo(address);
        }
        if (sent.size() != codes) {
            throw new AssertionError("wanted " + codes + " codes to " + address + ", got " + sent.size());
        }
        return sent.get(codes - 1);
    }

    private List<String> codesTo(String address) {
        return inbox(address).stream()
                .map(mail -> CODE.matcher(text(mail.getMimeMessage())))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for mail", interrupted);
        }
    }

    private List<StoredMessage> inbox(String address) {
        var managers = server.getManagers();
        return Optional.ofNullable(managers.getUserManager().getUserByEmail(address))
                .map(user -> inbox(managers.getImapHostManager(), user))
                .orElse(List.of());
    }

    private static List<StoredMessage> inbox(ImapHostManager mails, GreenMailUser user) {
        try {
            return mails.getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException("every user of a mail server has an inbox", e);
        }
    }

    /** The whole text of the mail of this number, counted from 1, heads and both bodies; waits for it. */
    public String text(int number) {
        await(number);
        return text(server.getReceivedMessages()[number - 1]);
    }

    /** Waits until so many mails have come; fails if there are fewer after a while. */
    public void await(int count) {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, count)) {
            throw new AssertionError("wanted " + count + " mails, got " + count());
        }
    }

    /** How many mails have come by now. */
    public int count() {
        return server.getReceivedMessages().length;
    }

    /** From now on nobody answers at this mail server. */
    public void shut() {
        server.getSmtp().stopService();
    }

    /** The mails that have come, as soon as there are so many; fails if there are fewer after a while. */
    public List<Mail> mails(int count) {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, count)) {
            throw new AssertionError("wanted " + count + " mails, there are " + all());
        }
        return all();
    }

    /** The mails that have come by now, after the time that one more would have needed. */
    public List<Mail> mailsInTheEnd() {
        try {
            Thread.sleep(QUIET_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return all();
    }

    private List<Mail> all() {
        return Stream.of(server.getReceivedMessages()).map(Mail::of).toList();
    }

    /** Stops answering, as a server that is gone. */
    public Mailbox gone() {
        server.stop();
        return this;
    }

    /** Lines that the transport has folded are joined again. */
    private static String text(MimeMessage mail) {
        return GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "").replace("=3D", "=");
    }

    @Override
    public void close() {
        server.stop();
    }
}
