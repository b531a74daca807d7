package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.cel.Complaint;
import io.keycloakstepup.policy.cel.ConditionCompiler;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.List;
import java.util.Optional;

/** Reads {@code when}. */
public final class WhenReader {

    private final Problems problems;
    private final ConditionCompiler compiler;

    public WhenReader(Problems problems, ConditionCompiler compiler) {
        this.problems = problems;
        this.compiler = compiler;
    }

    /** The condition, or empty and reported if it does not compile. */
    public Optional<Condition> read(Node node) {
        return new Values(problems).text(node, "when").flatMap(text -> compiler.compile(text)
                .match(Optional::of, complaints -> report(complaints, (Scalar) node)));
    }

    private Optional<Condition> report(List<Complaint> complaints, Scalar scalar) {
        for (Complaint complaint : complaints) {
            problems.report(
                    scalar.script().positionOf(scalar.text(), complaint.offset()),
                    complaint.found(),
                    complaint.expected(),
                    complaint.message());
        }
        return Optional.empty();
    }
}
