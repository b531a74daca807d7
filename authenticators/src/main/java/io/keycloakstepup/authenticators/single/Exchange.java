package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.code.Hindrance;
import io.keycloakstepup.authenticators.page.AccountLine;
import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.Objection;
import io.keycloakstepup.authenticators.recovery.FewCodesLeft;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.KeyDemand;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One question about one factor and what comes back. Which of several apps a code is of, the user may choose.
 *
 * @param context the step of the flow
 * @param page how the question is asked
 * @param factor the factor
 * @param login the sign-in
 */
record Exchange(AuthenticationFlowContext context, FactorPage page, Factor factor, Login login) {

    /** The form field by which the user asks for what was sent to be sent again. */
    private static final String RESEND = "stepUpResend";

    /** What the user has chosen. */
    private static final String CHOSEN = "step-up.single-chosen";

    /** A page that is loaded again is the same page. */
    void begin() {
        FewCodesLeft warning = new FewCodesLeft(context);
        if (warning.isDue()) {
            warning.show();
        } else {
            draw(standing().orElseGet(this::challenge), form());
        }
    }

    void hear(MultivaluedMap<String, String> typed) {
        if (typed.containsKey(RESEND)) {
            resend();
        } else if (typed.containsKey(Choices.ANOTHER) && choices().isChoice()) {
            context.challenge(
                    form().setAttribute("stepUpChoices", choices().shown()).createForm("step-up-choose.ftl"));
        } else if (typed.containsKey(Choices.CHOICE)) {
            choices().called(typed.getFirst(Choices.CHOICE)).ifPresent(choice -> notes().setAuthNote(
                            CHOSEN, choice.id()));
            begin();
        } else if (new FewCodesLeft(context).hears(typed)) {
            context.success();
        } else {
            check(typed);
        }
    }

    private void check(MultivaluedMap<String, String> typed) {
        Challenge challenge = standing().orElse(Challenge.NONE);
        StandingChallenge.forgetIn(notes(), page.factor());
        Answer read = page.answer(typed, challenge.kept());
        Answer answer = new Answer(
                read.secret(),
                chosen().flatMap(Choice::credentialId).or(read::credentialId),
                read.kept(),
                !login.isUnproven());
        factor.verify(login.user(), answer, login.now()).match(this::succeed, refused -> showAgain(challenge, refused));
    }

    private boolean succeed(Verification.Proven proven) {
        login.prove(proven.evidence());
        notes().removeAuthNote(CHOSEN);
        FewCodesLeft warning = new FewCodesLeft(context);
        warning.noticeAfter(proven.evidence());
        if (warning.isDue()) {
            warning.show();
        } else {
            context.success();
        }
        return true;
    }

    private boolean showAgain(Challenge answered, Verification.Refused refused) {
        EventBuilder event = context.getEvent()
                .clone()
                .user(context.getUser())
                .detail(EventDetail.FACTOR, page.factor().word())
                .detail(EventDetail.REASON, refused.reason().code());
        if (!login.isUnproven()) {
            event.detail(EventDetail.PROVEN, "true");
        }
        event.error(Errors.INVALID_USER_CREDENTIALS);
        Objection objection = new Objection(refused, login.isUnproven(), login.now());
        Challenge next = factor.afterRefusal(login.user(), KeyDemand.NONE, answered, !login.isUnproven());
        draw(next, form().addError(objection.on(page.factor().word(), page.wrong())));
        return false;
    }

    private void resend() {
        Challenge another =
                factor.renew(login.user(), KeyDemand.NONE, standing().orElse(Challenge.NONE), !login.isUnproven());
        boolean isSent = another.hindrance().isEmpty();
        draw(another, isSent ? form().setInfo("step-up-code-anew") : form());
    }

    private void draw(Challenge challenge, LoginFormsProvider form) {
        StandingChallenge.keepIn(notes(), page.factor(), challenge);
        Hindrance.tell(context, context.getUser(), form, page.factor().word(), challenge, login.now());
        chosen().filter(choice -> choice.credentialId().isPresent())
                .ifPresent(choice -> form.setAttribute("stepUpLabel", String.join(", ", choice.labels())));
        context.challenge(page.draw(form, challenge));
    }

    private Challenge challenge() {
        return login.isUnproven()
                ? factor.challengeUnproven(context.getUser(), KeyDemand.NONE)
                : factor.challenge(context.getUser());
    }

    private Optional<Challenge> standing() {
        return StandingChallenge.in(notes(), page.factor());
    }

    private LoginFormsProvider form() {
        return AccountLine.on(context.form(), context)
                .setAttribute("stepUpOtherWays", choices().isChoice())
                .setAttribute("stepUpProven", !login.isUnproven());
    }

    /** Who has proven nothing is told nothing of the account, so there is nothing to choose from. */
    private Choices choices() {
        return login.isUnproven()
                ? Choices.unlabelled(List.of(page.factor()))
                : Choices.labelled(
                        List.of(FirstStep.only(page.factor())),
                        context.getUser(),
                        new RegisteredKeys(context.getSession()));
    }

    private Optional<Choice> chosen() {
        return Optional.ofNullable(notes().getAuthNote(CHOSEN))
                .flatMap(choices()::called)
                .or(choices()::first);
    }

    private AuthenticationSessionModel notes() {
        return context.getAuthenticationSession();
    }
}
