package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
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
 * @param pass what is used up by it; empty where the user needs none
 */
record Growth(Sitting sitting, Enrolment enrolment, Optional<EnrolmentPass> pass) {

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
        boolean isAllowed = pass.map(held -> codes().take(held, sitting.now())).orElse(true);
        if (!isAllowed) {
            EnrolmentPass.forgetIn(sitting.authSession());
            return refused(new Verification.Refused(Reason.ENROLMENT_CODE_WRONG));
        }
        return enrolment
                .finish(sitting.subject().user(), typed(message), begun.kept(), sitting.now())
                .match(this::added, refused -> {
                    pass.ifPresent(taken -> codes().giveBack(taken, sitting.now()));
                    return refused(refused);
                });
    }

    private Verification added(Verification.Proven proven) {
        EventBuilder event =
                event().detail(Details.CREDENTIAL_ID, proven.evidence().credentialId());
        pass.ifPresent(taken -> {
            codes().use(taken);
            EnrolmentPass.forgetIn(sitting.authSession());
            event.detail(EventDetail.ENROLMENT_CODE, "true");
        });
        event.success();
        return proven;
    }

    private Verification refused(Verification.Refused refused) {
        event().detail(EventDetail.REASON, refused.reason().code()).error(Errors.INVALID_USER_CREDENTIALS);
        return refused;
    }

    private EnrolmentCodes codes() {
        return new EnrolmentCodes(
                sitting.session(),
                sitting.context().getRealm(),
                sitting.subject().user());
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
