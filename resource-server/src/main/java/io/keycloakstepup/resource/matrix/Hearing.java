package io.keycloakstepup.resource.matrix;

import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request, and the operations that it might be for. What requires something counts wherever somebody could take the
 * request for the operation's, and where nobody knows; what permits something counts only to the letter.
 */
public final class Hearing {

    private final ApiRequest request;
    private final List<Operation> candidates;

    Hearing(ApiRequest request, List<Operation> candidates) {
        this.request = request;
        this.candidates = List.copyOf(candidates);
    }

    /** Whether the request may turn out to be open to everybody. */
    public boolean mayBeOpen() {
        return candidates.stream().anyMatch(Operation::isOpen);
    }

    /**
     * What the matrix says.
     *
     * @param token the verified token; empty before there is one
     */
    public Verdict judge(Optional<AccessToken> token, Instant now) {
        Circumstances circumstances = new Circumstances(request, token);
        List<String> open = new ArrayList<>();
        List<String> guarded = new ArrayList<>();
        List<String> bypassed = new ArrayList<>();
        Set<String> unlisted = new HashSet<>(request.namedMethods());
        Requirement requirement = Requirement.NONE;
        for (Operation operation : candidates) {
            Truth truth = operation.test(circumstances);
            if (!(truth instanceof Truth.No)) {
                unlisted.removeIf(operation::lists);
            }
            boolean isCertain = truth instanceof Truth.Yes && operation.isExactly(request);
            if (operation.access() instanceof Access.Guarded access && !(truth instanceof Truth.No)) {
                boolean isBypassed = isCertain && isBypassed(access, token, now);
                guarded.add(operation.id());
                bypassed.addAll(isBypassed ? List.of(operation.id()) : List.of());
                requirement = requirement.and(isBypassed ? access.requirement().withoutHuman() : access.requirement());
            } else if (operation.isOpen() && isCertain) {
                open.add(operation.id());
            }
        }
        if (!unlisted.isEmpty()) {
            // A header that names a listed method opens no other: somebody behind may not read it.
            return new Verdict.Unlisted();
        }
        if (guarded.isEmpty()) {
            return open.isEmpty() ? new Verdict.Unlisted() : new Verdict.Open(open);
        }
        return new Verdict.Guarded(requirement, guarded, bypassed);
    }

    /** Whether no human signed in for it: a client that also signs users in gets by with its own tokens only. */
    private static boolean isOfNobody(AccessToken token) {
        return token.authTime().isEmpty() && !token.claims().containsKey("auth_time");
    }

    private static boolean isBypassed(Access.Guarded access, Optional<AccessToken> token, Instant now) {
        return access.bypass().isPresent()
                && token.filter(Hearing::isOfNobody)
                        .filter(known -> access.bypass().get().admits(known.clientId(), now))
                        .isPresent();
    }
}
