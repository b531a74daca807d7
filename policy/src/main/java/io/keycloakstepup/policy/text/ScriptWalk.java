package io.keycloakstepup.policy.text;

/** A walk through the visible characters of a scalar as its document writes them. Not thread-safe. */
final class ScriptWalk {

    private final Characters document;
    private final Script.Style style;
    private int index;
    private int line;
    private int column;
    private Position behindLast;

    ScriptWalk(Script script) {
        this.document = script.document();
        this.style = script.style();
        this.index = script.start();
        this.line = script.at().line();
        this.column = script.at().column();
        skipOpening();
        this.behindLast = here();
    }

    /** Where the last visible character ends; before the first one, where the value begins. */
    Position behindLast() {
        return behindLast;
    }

    /** Goes behind the next visible character and says where it begins. */
    Position toNextVisible() {
        skipInvisible();
        Position begin = here();
        int length = length();
        for (int i = 0; i < length; i++) {
            step();
        }
        behindLast = here();
        return begin;
    }

    private Position here() {
        return new Position(line, column);
    }

    private void skipOpening() {
        if (document.at(index) == '&') {
            skipAnchor();
        }
        switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> step();
            case BLOCK -> skipLine();
            case PLAIN -> {}
        }
    }

    private void skipAnchor() {
        while (document.at(index) != Characters.END && !Characters.isBlank(document.at(index))) {
            step();
        }
        while (Characters.isBlank(document.at(index))) {
            step();
        }
    }

    private void skipLine() {
        while (document.at(index) != Characters.END && !Characters.isBreak(document.at(index))) {
            step();
        }
    }

    private void skipInvisible() {
        while (Characters.isBlank(document.at(index)) || isInvisibleEscape()) {
            if (isInvisibleEscape()) {
                step();
            }
            step();
        }
    }

    /** A written line break, tab or blank, or a backslash that joins two lines. */
    private boolean isInvisibleEscape() {
        if (style != Script.Style.DOUBLE_QUOTED || document.at(index) != '\\') {
            return false;
        }
        int escaped = document.at(index + 1);
        return escaped == 'n' || escaped == 'r' || escaped == 't' || Characters.isBlank(escaped);
    }

    /** How many characters of the document write the character at hand. */
    private int length() {
        int character = document.at(index);
        if (style == Script.Style.SINGLE_QUOTED && character == '\'') {
            return 2;
        }
        if (style != Script.Style.DOUBLE_QUOTED || character != '\\') {
            return 1;
        }
        return switch (document.at(index + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    private void step() {
        int character = document.at(index);
        if (character == Characters.END) {
            return;
        }
        boolean isHalfOfBreak = character == '\r' && document.at(index + 1) == '\n';
        index++;
        if (Characters.isBreak(character) && !isHalfOfBreak) {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
