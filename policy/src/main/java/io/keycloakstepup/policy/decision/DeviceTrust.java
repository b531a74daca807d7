package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a device in which the user asked to be remembered spares that user: the thing to be held, where the policy alone asks
 * for it and every rule that counts allows it. It proves nothing: what a token says comes from the ledger, as ever.
 */
public final class DeviceTrust {

    private DeviceTrust() {}

    /**
     * What is asked of a user in such a device; empty where that is no less than elsewhere. It is not where the request, its
     * client or Keycloak asks for several factors too: then the policy's rules say how fresh those must be.
     */
    public static Optional<Judgement> applied(Judgement judgement) {
        if (!judgement.allowsRemembering() || isAskedByOthers(judgement)) {
            return Optional.empty();
        }
        List<Requirement> less =
                judgement.requirements().stream().map(DeviceTrust::less).toList();
        return less.equals(judgement.requirements()) ? Optional.empty() : Optional.of(judgement.with(less));
    }

    private static boolean isAskedByOthers(Judgement judgement) {
        return judgement.requirements().stream()
                .anyMatch(requirement ->
                        !requirement.isOfPolicy() && requirement.level().isMultiFactor());
    }

    private static Requirement less(Requirement requirement) {
        return Optional.of(requirement)
                .filter(Requirement::isOfPolicy)
                .map(Requirement::target)
                .flatMap(Target::onRememberedDevice)
                .map(requirement::boundLike)
                .orElse(requirement);
    }
}
