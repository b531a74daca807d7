package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a token may say of its user's authentication, at one instant.
 *
 * @param assurance what it comes to
 * @param evidence the proofs behind {@code amr}, the oldest first
 */
record Statement(Assurance assurance, List<Evidence> evidence) {

    Statement {
        evidence = List.copyOf(evidence);
    }

    /** The value of {@code amr_evidence}: one member for each proof. */
    List<Map<String, Object>> claim() {
        return evidence.stream().map(Statement::member).toList();
    }

    private static Map<String, Object> member(Evidence proof) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("amr", proof.amr());
        member.put("at", proof.verifiedAt().getEpochSecond());
        member.put("uv", proof.userVerified());
        member.put("phr", isPhishingResistant(proof));
        proof.key().aaguid().ifPresent(model -> member.put("aaguid", model));
        return member;
    }

    /** A WebAuthn key signs the origin it sees, so that what it gave to another site is worth nothing here. */
    private static boolean isPhishingResistant(Evidence proof) {
        return proof.factor().verification() != UserVerification.NONE;
    }
}
