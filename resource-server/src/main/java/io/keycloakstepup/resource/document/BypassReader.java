package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.TimesReader;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Bypass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code bypass}. */
final class BypassReader {

    private static final Shape BYPASS = Shape.of("a bypass", "clients", "owner", "reason", "expires");

    private final Problems problems;
    private final Values values;

    BypassReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Bypass> read(Node node) {
        return Members.of(node, BYPASS, problems).flatMap(this::bypass);
    }

    private Optional<Bypass> bypass(Members members) {
        Set<String> clients = members
                .required("clients")
                .map(node -> values.texts(values.someItems(node, "clients"), "a client"))
                .orElse(List.of())
                .stream()
                .map(Scalar::text)
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> owner = members.required("owner").flatMap(node -> values.text(node, "the owner"));
        Optional<String> reason = members.required("reason").flatMap(node -> values.text(node, "the reason"));
        Optional<LocalDate> expires =
                members.required("expires").flatMap(node -> new TimesReader(problems).date(node, "expires"));
        return clients.isEmpty()
                ? Optional.empty()
                : owner.flatMap(
                        who -> reason.flatMap(why -> expires.map(until -> new Bypass(clients, who, why, until))));
    }
}
