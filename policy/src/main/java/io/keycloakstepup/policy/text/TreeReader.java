package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one document from the parser's events, and stops before the tree outgrows what a policy can need:
 * aliases are counted as what they stand for. Used once; not thread-safe.
 */
final class TreeReader {

    /** How deep values may be nested; a policy needs about eight. */
    static final int DEEPEST = 50;

    /** How many values there may be, aliases expanded. */
    static final int MOST_NODES = 200_000;

    private final Events events;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new LinkedHashMap<>();
    private int nodes;

    /** A value that can be referred to, and how many values it is made of. */
    private record Anchored(Node node, int size) {}

    TreeReader(Events events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The next value of the document. */
    Node read() throws UnreadableText {
        return read(events.next(), 1);
    }

    private Node read(Event event, int depth) throws UnreadableText {
        Position at = events.positionOf(event);
        if (depth > DEEPEST) {
            throw new UnreadableText(
                    at, "a value at depth " + depth, "at most " + DEEPEST + " levels of nesting", "too deeply nested");
        }
        if (event instanceof AliasEvent alias) {
            return resolve(alias, at);
        }
        count(1, at);
        int before = nodes;
        refuseTag(event, at);
        Node node = build(event, at, depth);
        if (event instanceof NodeEvent anchored) {
            int size = nodes - before + 1;
            anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, size)));
        }
        return node;
    }

    private Node build(Event event, Position at, int depth) throws UnreadableText {
        return switch (event.getEventId()) {
            case Scalar -> events.scalar((ScalarEvent) event);
            case SequenceStart -> sequence(at, depth);
            case MappingStart -> mapping(at, depth);
            default -> throw new IllegalStateException("a value cannot begin with " + event.getEventId());
        };
    }

    private void count(int size, Position at) throws UnreadableText {
        nodes += size;
        if (nodes > MOST_NODES) {
            throw new UnreadableText(
                    at,
                    "more than " + MOST_NODES + " values, aliases expanded",
                    "at most " + MOST_NODES + " values",
                    "the document is too large once its aliases are expanded");
        }
    }

    private Node resolve(AliasEvent alias, Position at) throws UnreadableText {
        String name = alias.getAlias().getValue();
        Anchored target = anchors.get(name);
        if (target == null) {
            throw new UnreadableText(
                    at,
                    "*" + name,
                    "the name of an anchor before this place",
                    "there is no complete anchor &" + name + " before this place");
        }
        count(target.size(), at);
        return target.node();
    }

    private static void refuseTag(Event event, Position at) throws UnreadableText {
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        if (tag.isPresent()) {
            throw new UnreadableText(
                    at,
                    "the tag " + tag.get(),
                    "a value without a tag",
                    "tags are not allowed; a text that begins with ! needs quotes");
        }
    }

    private Sequence sequence(Position at, int depth) throws UnreadableText {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(read(event, depth + 1));
        }
        return new Sequence(at, items);
    }

    private Mapping mapping(Position at, int depth) throws UnreadableText {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Node key = read(event, depth + 1);
            Node value = read(events.next(), depth + 1);
            if (key instanceof Scalar name) {
                reportDuplicate(entries.putIfAbsent(name.text(), new Entry(name, value)) != null, name);
            } else {
                problems.report(key, "a word", "a key is a word, not " + key.description());
            }
        }
        return new Mapping(at, List.copyOf(entries.values()));
    }

    private void reportDuplicate(boolean isDuplicate, Scalar name) {
        if (isDuplicate) {
            problems.report(name, "each key once", "the key " + name.description() + " is there twice");
        }
    }
}
