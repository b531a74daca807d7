package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a step asks of a key, and what a piece of evidence says of one. */
final class KeyReader {

    static final String USER_VERIFIED = "userVerified";
    static final String DEVICE_BOUND = "deviceBound";
    static final String AAGUIDS = "aaguids";

    private final Problems problems;
    private final Values values;

    KeyReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    KeyDemand demand(Members members) {
        return new KeyDemand(
                flag(members, USER_VERIFIED).orElse(false),
                flag(members, DEVICE_BOUND).orElse(false),
                members.optional(AAGUIDS).map(this::aaguids).orElse(Set.of()));
    }

    /** Where an error about the key belongs: at the first of its members, or at the factor itself. */
    Node place(Members members) {
        return members.optional(USER_VERIFIED)
                .or(() -> members.optional(DEVICE_BOUND))
                .or(() -> members.optional(AAGUIDS))
                .orElse(members.mapping());
    }

    Optional<Boolean> flag(Members members, String name) {
        return members.optional(name).flatMap(node -> values.flag(node, name));
    }

    private Set<String> aaguids(Node node) {
        List<Node> items = values.items(node, AAGUIDS);
        if (items.isEmpty()) {
            problems.report(node, "one AAGUID at least", AAGUIDS + " must not be empty");
        }
        Set<String> read = new HashSet<>();
        for (Scalar item : values.texts(items, "an AAGUID")) {
            aaguid(item).ifPresent(read::add);
        }
        return read;
    }

    private Optional<String> aaguid(Scalar item) {
        if (!KeyDemand.isAaguid(item.text())) {
            problems.report(
                    item,
                    "32 hexadecimal digits in lower case, for example cb69481e-8ff7-4039-93ec-0a2729a154a8",
                    item.shown() + " is not an AAGUID");
            return Optional.empty();
        }
        return Optional.of(item.text());
    }
}
