package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * A factor that is being added to the account in a transaction.
 *
 * @param sitting the transaction
 * @param enrolment how it is added
 */
record Growth(Sitting sitting, Enrolment enrolment) {

    /** The member that names the new factor. */
    static final String LABEL = "label";

    private static final int LONGEST_LABEL = 100;

    /** Begins it. */
    Begun begin() {
        Challenge challenge = enrolment.begin(sitting.subject().user());
        return new Begun(enrolment.factor().word(), challenge.kept(), challenge.shown());
    }

    /** Sees to it that the message is one that can be looked at. */
    void check(Message message) {
        if (typed(message).isEmpty()) {
            throw Problem.invalid("the proof of the new factor is missing");
        }
    }

    /** Adds the factor, if the message proves that the user has it; the event is written. */
    Verification finish(Message message, Begun begun) {
        Verification verification =
                enrolment.finish(sitting.subject().user(), typed(message), begun.kept(), sitting.now());
        return verification.match(
                proven -> {
                    event().detail(Details.CREDENTIAL_ID, proven.evidence().credentialId())
                            .success();
                    return proven;
                },
                refused -> {
                    event().detail(EventDetail.REASON, refused.reason().code()).error(Errors.INVALID_USER_CREDENTIALS);
                    return refused;
                });
    }

    /** As a form of the browser's would bring it. */
    private MultivaluedMap<String, String> typed(Message message) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        String member = Proof.isKey(enrolment.factor())
                ? Proof.CREDENTIAL
                : enrolment.factor().word();
        Optional<String> proof = Proof.in(message, enrolment.factor());
        typed.putSingle(member, proof.orElseThrow(() -> Problem.invalid("the proof of the new factor is missing")));
        message.text(LABEL).ifPresent(label -> {
            if (label.length() > LONGEST_LABEL) {
                throw Problem.invalid(LABEL + " is longer than " + LONGEST_LABEL + " characters");
            }
            typed.putSingle(LABEL, label);
        });
        return typed;
    }

    private EventBuilder event() {
        return sitting.event()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, enrolment.credentialType())
                .detail(EventDetail.FACTOR, enrolment.factor().word())
                .detail(EventDetail.DECISION, sitting.decision());
    }
}
