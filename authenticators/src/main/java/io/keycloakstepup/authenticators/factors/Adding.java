package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.BegunEnrolment;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has a user add a factor that the account lacks, and takes the proof that it works for evidence.
 *
 * @param surroundings what the page says beside the question
 * @param offers which factors may be added now
 * @param pass what is used up by it; empty where the user needs none
 */
record Adding(Surroundings surroundings, List<Enrolment> offers, Optional<EnrolmentPass> pass) implements Turn {

    /** The form field by which the user asks for a new secret, since one is shown once. */
    private static final String ANEW = "stepUpAnew";

    @Override
    public Outcome again() {
        return begun().map(begun -> draw(begun, UnaryOperator.identity()))
                .orElseGet(() -> offers.size() == 1 ? begin(offers.get(0)) : choose());
    }

    @Override
    public Outcome hear(MultivaluedMap<String, String> typed) {
        if (typed.containsKey(ANOTHER) && offers.size() > 1) {
            BegunEnrolment.forgetIn(authSession());
            return choose();
        }
        Optional<Enrolment> chosen = Optional.ofNullable(typed.getFirst(CHOICE)).flatMap(this::offer);
        if (chosen.isPresent()) {
            return begin(chosen.get());
        }
        Optional<BegunEnrolment> begun = begun();
        if (begun.isPresent() && typed.containsKey(ANEW)) {
            return begin(offer(begun.get().word()).orElseThrow());
        }
        return begun.map(standing -> finish(standing, typed)).orElseGet(this::again);
    }

    private Outcome choose() {
        Choices choices =
                Choices.unlabelled(offers.stream().map(Enrolment::factor).toList());
        return Outcome.of(surroundings
                .form(false)
                .setAttribute("stepUpChoices", choices.shown())
                .createForm("step-up-enrol-choose.ftl"));
    }

    private Outcome begin(Enrolment enrolment) {
        return draw(BegunEnrolment.begin(authSession(), login().user(), enrolment), UnaryOperator.identity());
    }

    private Outcome finish(BegunEnrolment begun, MultivaluedMap<String, String> typed) {
        Enrolment enrolment = offer(begun.word()).orElseThrow();
        if (!pass.map(held -> codes().take(held, login().now())).orElse(true)) {
            EnrolmentPass.forgetIn(authSession());
            return Outcome.TURNED;
        }
        return enrolment
                .finish(login().user(), typed, begun.challenge().kept(), login().now())
                .match(proven -> added(enrolment, proven), refused -> {
                    pass.ifPresent(taken -> codes().giveBack(taken, login().now()));
                    return refuse(begun, enrolment, refused.reason());
                });
    }

    private Outcome added(Enrolment enrolment, Verification.Proven proven) {
        EventBuilder event =
                event(enrolment).detail(Details.CREDENTIAL_ID, proven.evidence().credentialId());
        pass.ifPresent(taken -> {
            codes().use(taken);
            event.detail(EventDetail.ENROLMENT_CODE, "true");
        });
        event.success();
        BegunEnrolment.forgetIn(authSession());
        EnrolmentPass.forgetIn(authSession());
        login().prove(proven.evidence());
        return Outcome.PROVEN;
    }

    private EnrolmentCodes codes() {
        return new EnrolmentCodes(context().getSession(), context().getRealm(), login().user());
    }

    private Outcome refuse(BegunEnrolment begun, Enrolment enrolment, Reason reason) {
        event(enrolment).detail(EventDetail.REASON, reason.code()).error(Errors.INVALID_USER_CREDENTIALS);
        FormMessage message = new FormMessage(begun.word(), enrolment.wrong(reason));
        BegunEnrolment again =
                enrolment.endsWithAnswer() ? BegunEnrolment.begin(authSession(), login().user(), enrolment) : begun;
        return draw(again, form -> form.addError(message));
    }

    /** As Keycloak's own actions write it when a credential is added. */
    private EventBuilder event(Enrolment enrolment) {
        return context()
                .getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .user(login().user())
                .detail(Details.CREDENTIAL_TYPE, enrolment.credentialType())
                .detail(EventDetail.FACTOR, enrolment.factor().word());
    }

    private Outcome draw(BegunEnrolment begun, UnaryOperator<LoginFormsProvider> adding) {
        BegunEnrolment.markDrawn(authSession());
        LoginFormsProvider form = adding.apply(surroundings.form(offers.size() > 1));
        Enrolment enrolment = offer(begun.word()).orElseThrow();
        return Outcome.of(enrolment.draw(form, begun.challenge(), begun.isFirst()));
    }

    private Optional<BegunEnrolment> begun() {
        return BegunEnrolment.in(authSession(), login().user())
                .filter(begun -> offer(begun.word()).isPresent());
    }

    private Optional<Enrolment> offer(String word) {
        return offers.stream()
                .filter(enrolment -> enrolment.factor().word().equals(word))
                .findFirst();
    }

    private AuthenticationFlowContext context() {
        return surroundings.context();
    }

    private AuthenticationSessionModel authSession() {
        return context().getAuthenticationSession();
    }

    private Login login() {
        return surroundings.login();
    }
}
