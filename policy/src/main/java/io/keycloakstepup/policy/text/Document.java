package io.keycloakstepup.policy.text;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;

/** One text as the one value that it holds. */
final class Document {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern INDENTATION = Pattern.compile("^[ \\t]+", Pattern.MULTILINE);

    private Document() {}

    /**
     * Reads the text; keys that stand twice are reported, everything else that is wrong with the form ends the reading.
     *
     * @param what what the text is to be, for messages: "the policy"
     */
    static Node read(String text, String what, Problems problems) throws UnreadableText {
        refuseSize(text, what);
        Events events = new Events(withoutTabs(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new UnreadableText(Position.START, "an empty text", what + " as YAML or JSON", what + " is empty");
        }
        Node node = new TreeReader(events, problems).read();
        refuseMore(events, what);
        return node;
    }

    /**
     * JSON may be indented with tabs, of which the parser takes only one in a row; within quotes the beginning of a
     * line has no meaning anyway.
     */
    private static String withoutTabs(String text) {
        return text.stripLeading().startsWith("{")
                ? INDENTATION.matcher(text).replaceAll(blanks -> " "
                        .repeat(blanks.group().length()))
                : text;
    }

    private static void refuseSize(String text, String what) throws UnreadableText {
        if (PolicyReader.isTooLarge(text)) {
            throw new UnreadableText(
                    Position.START,
                    text.getBytes(StandardCharsets.UTF_8).length + " bytes",
                    "at most " + PolicyReader.MAX_BYTES + " bytes",
                    what + " is too large");
        }
    }

    private static void refuseMore(Events events, String what) throws UnreadableText {
        Event event = events.next();
        while (Set.of(Event.ID.DocumentEnd, Event.ID.Comment).contains(event.getEventId())) {
            event = events.next();
        }
        if (event.getEventId() != Event.ID.StreamEnd) {
            throw new UnreadableText(
                    events.positionOf(event), "a second document", "the end of the text", what + " is one document");
        }
    }
}
