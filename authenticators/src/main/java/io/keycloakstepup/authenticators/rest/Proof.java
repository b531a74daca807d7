package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an application sends as the proof of a factor: by one member for each sort of them. */
final class Proof {

    static final String PASSWORD = "password";
    static final String CODE = "passCode";
    static final String CREDENTIAL = "credential";

    /** The members. */
    static final List<String> MEMBERS = List.of(PASSWORD, CODE, CREDENTIAL);

    private Proof() {}

    /** The proof of this factor; empty where the message has none. One of another sort is not looked at. */
    static Optional<String> in(Message message, FactorType factor) {
        Optional<String> proof = read(message, factor);
        boolean isMistaken = proof.isEmpty() && MEMBERS.stream().anyMatch(message.members()::has);
        if (isMistaken || MEMBERS.stream().filter(message.members()::has).count() > 1) {
            throw Problem.invalid("the proof of " + factor.word() + " is its member " + member(factor));
        }
        return proof;
    }

    private static Optional<String> read(Message message, FactorType factor) {
        return isKey(factor) ? message.object(CREDENTIAL).map(ObjectNode::toString) : message.text(member(factor));
    }

    private static String member(FactorType factor) {
        if (isKey(factor)) {
            return CREDENTIAL;
        }
        return factor.equals(FactorType.PASSWORD) ? PASSWORD : CODE;
    }

    /** Whether a device signs a challenge. */
    static boolean isKey(FactorType factor) {
        return factor.verification() != UserVerification.NONE;
    }

    /** All members of a call that may bring one, and these. */
    static Stream<String> membersBeside(Stream<String> others) {
        return Stream.concat(MEMBERS.stream(), others);
    }
}
