package io.keycloakstepup.policy.cel;

import dev.cel.common.CelIssue;
import io.keycloakstepup.policy.spelling.Vocabulary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what CEL's parser and type checker complain of in the words of the policy language. */
final class Wording {

    private static final Vocabulary FUNCTIONS = Vocabulary.of(
            "size",
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "timestamp",
            "duration",
            "getHours",
            "int",
            "double",
            "string",
            "all",
            "exists",
            "exists_one",
            "map",
            "filter");

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\((.*?)\\)'( \\(candidates: .*)?");
    /** What the parser says in its own words, of which it alone knows what they mean. */
    private static final Pattern PARSER = Pattern.compile(
            "token recognition error.*|mismatched input.*|extraneous input.*|missing .* at .*|no viable alternative.*",
            Pattern.DOTALL);

    private static final Pattern LIMIT =
            Pattern.compile("limit(s)? exceeded|exceeds limit|too many", Pattern.CASE_INSENSITIVE);

    private final Expression expression;
    private final Vocabulary facts;

    Wording(Expression expression, Vocabulary facts) {
        this.expression = expression;
        this.facts = facts;
    }

    Complaint of(CelIssue issue) {
        int offset = expression.offsetOf(issue.getSourceLocation());
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            return undeclared(offset, undeclared.group(1));
        }
        Matcher noOverload = NO_OVERLOAD.matcher(issue.getMessage());
        if (noOverload.matches()) {
            return noOverload(offset, noOverload.group(1), noOverload.group(2));
        }
        return syntax(offset, issue.getMessage());
    }

    private Complaint undeclared(int offset, String name) {
        if (name.equals("has")) {
            return new Complaint(
                    offset,
                    "has",
                    "the fact itself",
                    "has() is not needed: a missing fact makes a condition unknown by itself; say with onMissing what"
                            + " then");
        }
        String token = expression.tokenAt(offset).orElse(name);
        boolean isFunction = token.equals("(") || !token.startsWith(name);
        if (isFunction) {
            return new Complaint(offset, name, "a function of CEL", unknownFunction(name));
        }
        return new Complaint(offset, token, "a fact", "there is no fact '" + token + "'; " + facts.advice(token));
    }

    private static String unknownFunction(String name) {
        String unknown = "there is no function '" + name + "'; ";
        return name.equalsIgnoreCase("not")
                ? unknown + "write ! before what must not be so"
                : unknown + FUNCTIONS.advice(name);
    }

    private Complaint noOverload(int offset, String function, String types) {
        String operator = function.replaceAll("^!_$", "!").replaceAll("[_@]", "");
        return expression.complain(
                offset, "types that fit together", "'" + operator + "' cannot be applied to " + Types.words(types));
    }

    private Complaint syntax(int offset, String message) {
        if (LIMIT.matcher(message).find()) {
            return expression.complain(offset, "a simpler expression", "the expression is too complex: " + message);
        }
        return PARSER.matcher(message).matches()
                ? new Slips(expression).at(offset)
                : expression.complain(offset, "an expression", message);
    }
}
