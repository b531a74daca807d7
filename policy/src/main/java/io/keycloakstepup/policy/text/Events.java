package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The events of one text, as the YAML 1.2 parser sees them; JSON is YAML. Not thread-safe. */
final class Events {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("policy")
            .setCodePointLimit(PolicyReader.MAX_BYTES)
            .build();

    private static final Pattern QUOTED_CONDITION = Pattern.compile("\\bwhen:\\s*['\"]");

    private final String text;
    private final Characters characters;
    private final Iterator<Event> parser;

    Events(String text) {
        this.text = text;
        this.characters = new Characters(text);
        this.parser = new Parse(SETTINGS).parseString(text).iterator();
    }

    Event next() throws UnreadableText {
        try {
            return parser.next();
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(Events::position)
                    .orElse(Position.START);
            throw new UnreadableText(at, tokenAt(e), "YAML or JSON", "not YAML: " + reason(e) + advice(at));
        } catch (ReaderException e) {
            throw new UnreadableText(
                    positionOf(e.getPosition()),
                    "the character U+" + String.format("%04X", e.getCodePoint()),
                    "a printable character",
                    "this character may not be in a text; write it as an escape in double quotes");
        } catch (YamlEngineException e) {
            throw new UnreadableText(Position.START, "a text", "YAML or JSON", "not YAML: " + e.getMessage());
        }
    }

    private static String reason(MarkedYamlEngineException e) {
        return Optional.ofNullable(e.getContext())
                        .map(context -> context + ", ")
                        .orElse("")
                + e.getProblem();
    }

    /** Quotes within quotes are what goes wrong most in conditions. */
    private String advice(Position at) {
        String line = text.lines().skip(at.line() - 1L).findFirst().orElse("");
        return QUOTED_CONDITION.matcher(line).find()
                ? "; a condition with quotes in it goes on a line of its own, without quotes around it, below 'when: >-'"
                : "";
    }

    private String tokenAt(MarkedYamlEngineException e) {
        int codePoint = characters.at(e.getProblemMark().map(Mark::getIndex).orElse(0));
        if (codePoint == Characters.END) {
            return "the end of the text";
        }
        return Characters.isBreak(codePoint) ? "the end of the line" : "'" + Character.toString(codePoint) + "'";
    }

    Position positionOf(Event event) {
        return event.getStartMark().map(Events::position).orElse(Position.START);
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Position positionOf(int index) {
        int end = text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int lineStart = before.lastIndexOf('\n') + 1;
        return new Position(
                (int) before.chars().filter(character -> character == '\n').count() + 1,
                before.codePointCount(lineStart, before.length()) + 1);
    }

    Scalar scalar(ScalarEvent event) {
        int start = event.getStartMark().map(Mark::getIndex).orElse(0);
        Position at = positionOf(event);
        Script.Style style =
                switch (event.getScalarStyle()) {
                    case PLAIN, JSON_SCALAR_STYLE -> Script.Style.PLAIN;
                    case SINGLE_QUOTED -> Script.Style.SINGLE_QUOTED;
                    case DOUBLE_QUOTED -> Script.Style.DOUBLE_QUOTED;
                    case LITERAL, FOLDED -> Script.Style.BLOCK;
                };
        return new Scalar(at, event.getValue(), new Script(characters, start, at, style));
    }
}
