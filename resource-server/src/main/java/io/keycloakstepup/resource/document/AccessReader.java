package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Access;
import io.keycloakstepup.resource.matrix.Bypass;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads who may call an operation: {@code public}, or {@code require}, {@code scopes} and {@code bypass}. */
final class AccessReader {

    private final Problems problems;
    private final RequireReader requirements;

    AccessReader(Problems problems, Levels levels) {
        this.problems = problems;
        this.requirements = new RequireReader(problems, levels);
    }

    Optional<Access> read(Members members) {
        Optional<Node> open = members.optional("public");
        if (open.isPresent()) {
            return open(members, open.get());
        }
        if (members.optional("require").isEmpty() && members.optional("scopes").isEmpty()) {
            problems.report(
                    members.mapping().at(),
                    "an operation that requires nothing",
                    "require, scopes or public: true",
                    "say what this operation requires: require: {} where any valid token will do, public: true where none"
                            + " is needed");
            return Optional.empty();
        }
        Optional<Node> bypass = members.optional("bypass");
        Optional<Bypass> read = bypass.flatMap(node -> new BypassReader(problems).read(node));
        return Optional.of(
                new Access.Guarded(requirements.read(members.optional("require"), members.optional("scopes")), read));
    }

    /** The access of whoever shows what this one word says. */
    Access requiring(Node require) {
        return new Access.Guarded(requirements.read(Optional.of(require), Optional.empty()), Optional.empty());
    }

    private Optional<Access> open(Members members, Node node) {
        boolean isOpen = new Values(problems).flag(node, "public").orElse(true);
        if (!isOpen) {
            problems.report(node, "true, or no public at all", "what is not public says what it requires");
        }
        Stream.of("require", "scopes", "bypass")
                .flatMap(key -> members.entry(key).stream())
                .forEach(entry -> problems.report(
                        entry.key(), "nothing beside public", "who may do without a token is asked for nothing else"));
        return Optional.of(new Access.Open());
    }
}
