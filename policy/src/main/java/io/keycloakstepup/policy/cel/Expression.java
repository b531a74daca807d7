package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an expression, in which complaints name their places. */
final class Expression {

    /** A text, a qualified name or number, an operator of two characters, or any one character. */
    private static final Pattern TOKEN =
            Pattern.compile("'[^'\n]*'|\"[^\"\n]*\"|[\\w.]+|[=!<>]=|&&|\\|\\||\\S", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * One token of the text.
     *
     * @param text what stands there
     * @param offset where, in code points from the start
     */
    record Token(String text, int offset) {}

    private static final String END = "the end of the expression";

    private final String text;
    private final int length;

    Expression(String text) {
        this.text = text;
        this.length = text.codePointCount(0, text.length());
    }

    /** The length in code points. */
    int length() {
        return length;
    }

    Complaint complain(int offset, String expected, String message) {
        return new Complaint(offset, tokenAt(offset).orElse(END), expected, message);
    }

    /** The token at or behind this place; empty at the end. */
    Optional<String> tokenAt(int offset) {
        Matcher matcher = TOKEN.matcher(text);
        return matcher.find(text.offsetByCodePoints(0, offset)) ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** All tokens, in the order of the text. */
    List<Token> tokens() {
        return TOKEN.matcher(text)
                .results()
                .map(match -> new Token(match.group(), text.codePointCount(0, match.start())))
                .toList();
    }

    /** The place in code points from the start; that of a location nobody knows is the start. */
    int offsetOf(CelSourceLocation location) {
        int lineStart = 0;
        for (int line = 1; line < location.getLine(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        int offset = text.codePointCount(0, lineStart) + location.getColumn();
        return Math.max(0, Math.min(length, offset));
    }

    /** The place of the outermost operator or name of an expression. */
    int offsetOf(CelAbstractSyntaxTree tree) {
        return offsetOf(tree, tree.getExpr().id());
    }

    int offsetOf(CelAbstractSyntaxTree tree, long id) {
        return Math.min(length, Math.max(0, tree.getSource().getPositionsMap().getOrDefault(id, 0)));
    }
}
