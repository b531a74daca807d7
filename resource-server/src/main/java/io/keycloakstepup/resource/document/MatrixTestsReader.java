package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads {@code tests}. */
final class MatrixTestsReader {

    private static final Shape TEST = Shape.of("a test", "name", "given", "expect");
    private static final Shape EXPECT = Shape.of("expect", "require", "scopes");
    private static final Vocabulary WORDS = Vocabulary.of("public", "unlisted", "unreadable");

    private final Problems problems;
    private final Values values;
    private final GivenReader given;
    private final RequireReader requirements;

    MatrixTestsReader(Problems problems, Levels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.given = new GivenReader(problems);
        this.requirements = new RequireReader(problems, levels);
    }

    /** The tests that are right. */
    List<MatrixTest> read(Node node) {
        return values.items(node, "tests").stream()
                .flatMap(item -> Members.of(item, TEST, problems).stream())
                .flatMap(members -> test(members).stream())
                .toList();
    }

    private Optional<MatrixTest> test(Members members) {
        Optional<String> name = members.required("name").flatMap(node -> values.text(node, "the name of a test"));
        Optional<Given> request = members.required("given").flatMap(given::read);
        Optional<MatrixExpectation> expected = members.required("expect").flatMap(this::expectation);
        return name.flatMap(said -> request.flatMap(what -> expected.map(result -> new MatrixTest(
                said,
                members.mapping().at().line(),
                members.mapping().at().column(),
                what.request(),
                what.token(),
                what.at().orElse(Instant.EPOCH),
                result))));
    }

    private Optional<MatrixExpectation> expectation(Node node) {
        if (node instanceof Scalar) {
            return values.word(node, WORDS, "outcome").map(MatrixTestsReader::outcome);
        }
        return Members.of(node, EXPECT, problems)
                .map(members -> new MatrixExpectation.Guarded(
                        requirements.read(members.optional("require"), members.optional("scopes"))));
    }

    private static MatrixExpectation outcome(String word) {
        return switch (word) {
            case "public" -> new MatrixExpectation.Open();
            case "unlisted" -> new MatrixExpectation.Unlisted();
            default -> new MatrixExpectation.Unreadable();
        };
    }
}
