package io.keycloakstepup.policy.cel;

import io.keycloakstepup.policy.cel.Expression.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The slips that make an expression unreadable, said in words for people who have never seen a parser. */
final class Slips {

    private static final Map<String, String> OTHERWISE_WRITTEN = Map.ofEntries(
            Map.entry("and", "&&"),
            Map.entry("or", "||"),
            Map.entry("not", "!"),
            Map.entry("AND", "&&"),
            Map.entry("OR", "||"),
            Map.entry("NOT", "!"),
            Map.entry("&", "&&"),
            Map.entry("|", "||"),
            Map.entry("=", "=="),
            Map.entry("\u201c", "\""),
            Map.entry("\u201d", "\""),
            Map.entry("\u201e", "\""),
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"));

    private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

    private static final Set<String> OPERATORS = Set.of(
            "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||", "!", "+", "-", "*", "/", "%", "?", ":", ",", ".");

    private static final String VALUE = "a value: a fact like net.ip, a text in quotes, a number, true or false";
    private static final String OPERATOR = "an operator like == or &&, or the end of the expression";

    private final Expression expression;
    private final List<Token> tokens;

    Slips(Expression expression) {
        this.expression = expression;
        this.tokens = expression.tokens();
    }

    /** What is wrong with an expression that the parser gives up at this place. */
    Complaint at(int offset) {
        return Stream.of(openQuote(), otherSpelling(), imbalance())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> missing(offset));
    }

    private Optional<Complaint> openQuote() {
        return tokens.stream()
                .filter(token -> token.text().equals("'") || token.text().equals("\""))
                .findFirst()
                .map(quote -> complain(
                        quote, "a text in quotes", "the text that begins here has no closing " + quote.text()));
    }

    private Optional<Complaint> otherSpelling() {
        return tokens.stream()
                .filter(token -> OTHERWISE_WRITTEN.containsKey(token.text()))
                .findFirst()
                .map(token -> {
                    String right = OTHERWISE_WRITTEN.getOrDefault(token.text(), "");
                    return complain(token, right, "'" + token.text() + "' means nothing here; write " + right);
                });
    }

    private Optional<Complaint> imbalance() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (CLOSING.containsKey(token.text())) {
                open.push(token);
            } else if (CLOSING.containsValue(token.text())) {
                String expected =
                        open.isEmpty() ? "" : CLOSING.getOrDefault(open.pop().text(), "");
                if (!expected.equals(token.text())) {
                    return Optional.of(unopened(token, expected));
                }
            }
        }
        return Optional.ofNullable(open.peek())
                .map(token -> complain(
                        token,
                        "a '" + CLOSING.getOrDefault(token.text(), "") + "' further on",
                        "'" + token.text() + "' is never closed"));
    }

    private static Complaint unopened(Token token, String expected) {
        return expected.isEmpty()
                ? complain(token, OPERATOR, "nothing was opened that '" + token.text() + "' could close")
                : complain(
                        token, expected, "'" + token.text() + "' cannot close what was opened last; write " + expected);
    }

    private Complaint missing(int offset) {
        Optional<Token> before = tokens.stream()
                .filter(token -> token.offset() < offset)
                .reduce((one, next) -> next)
                .filter(token -> !isOperator(token.text()));
        Optional<Token> here =
                tokens.stream().filter(token -> token.offset() >= offset).findFirst();
        return here.map(token ->
                        before.map(value -> missingOperator(value, token)).orElseGet(() -> missingValue(token)))
                .orElseGet(() -> before.isPresent()
                        ? expression.complain(offset, "more", "the expression ends too early")
                        : expression.complain(offset, VALUE, "the expression ends where a value is expected"));
    }

    private static Complaint missingOperator(Token before, Token here) {
        String reason = isOperator(here.text())
                ? ""
                : ", right behind '" + before.text() + "'; an operator is missing between them";
        return complain(here, OPERATOR, "'" + here.text() + "' cannot stand here" + reason);
    }

    private Complaint missingValue(Token here) {
        String place = tokens.stream()
                .filter(token -> token.offset() < here.offset())
                .reduce((one, next) -> next)
                .map(operator -> "between '" + operator.text() + "' and '")
                .orElse("before '");
        return complain(here, VALUE, "a value is missing " + place + here.text() + "'");
    }

    private static boolean isOperator(String token) {
        return OPERATORS.contains(token) || CLOSING.containsKey(token);
    }

    private static Complaint complain(Token token, String expected, String message) {
        return new Complaint(token.offset(), token.text(), expected, message);
    }
}
