package io.keycloakstepup.policy.text;

import java.util.List;

/** One value of a document, and where it stands. */
public sealed interface Node {

    /** Where it begins. */
    Position at();

    /** What it is, for messages. */
    String description();

    /**
     * A single value.
     *
     * @param at where it begins
     * @param text what it says, quotes, escapes and folding undone
     * @param script how it is written
     */
    record Scalar(Position at, String text, Script script) implements Node {

        private static final int SHOWN_AT_MOST = 60;

        @Override
        public String description() {
            return switch (kind()) {
                case NOTHING -> "nothing";
                case TEXT -> "'" + shown() + "'";
                case NUMBER -> "the number " + shown();
                case FLAG -> text;
            };
        }

        /** What it says, cut off where it is long. */
        public String shown() {
            return text.codePointCount(0, text.length()) <= SHOWN_AT_MOST
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, SHOWN_AT_MOST)) + "…";
        }

        ScalarKind kind() {
            return script.isPlain() ? ScalarKind.ofPlain(text) : ScalarKind.TEXT;
        }
    }

    /**
     * A list.
     *
     * @param at where it begins
     * @param items its elements; may be empty
     */
    record Sequence(Position at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String description() {
            return "a list";
        }
    }

    /**
     * Names and what belongs to them.
     *
     * @param at where it begins
     * @param entries its entries, no name twice; may be empty
     */
    record Mapping(Position at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String description() {
            return "a mapping";
        }
    }

    /**
     * One entry of a mapping.
     *
     * @param key the name
     * @param value what belongs to it
     */
    record Entry(Scalar key, Node value) {

        public String name() {
            return key.text();
        }
    }
}
