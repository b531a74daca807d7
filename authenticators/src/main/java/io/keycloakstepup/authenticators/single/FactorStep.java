package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.code.Hindrance;
import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.Objection;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks for one factor, whatever the policy says, and books it as evidence.
 *
 * @param page how it asks
 */
record FactorStep(FactorPage page) implements Step {

    /** The form field by which the user asks for what was sent to be sent again. */
    private static final String RESEND = "stepUpResend";

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Factors(session).canAsk(user, page.factor());
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        factor(context)
                .filter(factor -> factor.isUsableBy(context.getUser()))
                .ifPresentOrElse(factor -> show(context, factor), () -> Refusal.of(Reason.LEVEL_UNREACHABLE)
                        .show(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (Refusal.isLeft(context)) {
            return;
        }
        factor(context).ifPresentOrElse(factor -> hear(context, factor), () -> Refusal.of(Reason.LEVEL_UNREACHABLE)
                .show(context));
    }

    private void hear(AuthenticationFlowContext context, Factor factor) {
        if (context.getHttpRequest().getDecodedFormParameters().containsKey(RESEND)) {
            resend(context, factor);
        } else {
            check(context, factor);
        }
    }

    private void check(AuthenticationFlowContext context, Factor factor) {
        Login login = new Login(context);
        Challenge challenge = standing(context).orElse(Challenge.NONE);
        StandingChallenge.forgetIn(context.getAuthenticationSession(), page.factor());
        Answer answer = page.answer(context.getHttpRequest().getDecodedFormParameters(), challenge.kept())
                .after(!login.isUnproven());
        factor.verify(login.user(), answer, login.now())
                .match(
                        proven -> {
                            login.prove(proven.evidence());
                            context.success();
                            return true;
                        },
                        refused -> showAgain(context, factor, challenge, login, refused));
    }

    private boolean showAgain(
            AuthenticationFlowContext context,
            Factor factor,
            Challenge answered,
            Login login,
            Verification.Refused refused) {
        context.getEvent()
                .user(context.getUser())
                .detail(EventDetail.FACTOR, page.factor().word())
                .detail(EventDetail.REASON, refused.reason().code())
                .error(Errors.INVALID_USER_CREDENTIALS);
        FormMessage message = new Objection(refused, login.isUnproven(), login.now())
                .on(page.factor().word(), page.wrong());
        Challenge next = factor.afterRefusal(login.user(), KeyDemand.NONE, answered, !login.isUnproven());
        draw(context, next, context.form().addError(message));
        return false;
    }

    private void resend(AuthenticationFlowContext context, Factor factor) {
        Login login = new Login(context);
        Challenge another = factor.renew(
                login.user(), KeyDemand.NONE, standing(context).orElse(Challenge.NONE), !login.isUnproven());
        boolean isSent = another.hindrance().isEmpty();
        draw(context, another, isSent ? context.form().setInfo("step-up-code-anew") : context.form());
    }

    /** A page that is loaded again is the same page. */
    private void show(AuthenticationFlowContext context, Factor factor) {
        draw(context, standing(context).orElseGet(() -> begun(context, factor)), context.form());
    }

    private static Challenge begun(AuthenticationFlowContext context, Factor factor) {
        return new Login(context).isUnproven()
                ? factor.challengeUnproven(context.getUser(), KeyDemand.NONE)
                : factor.challenge(context.getUser());
    }

    private void draw(AuthenticationFlowContext context, Challenge challenge, LoginFormsProvider form) {
        StandingChallenge.keepIn(context.getAuthenticationSession(), page.factor(), challenge);
        Hindrance.tell(context, context.getUser(), form, page.factor().word(), challenge, ServerClock.now());
        context.challenge(page.draw(form, challenge));
    }

    private Optional<Challenge> standing(AuthenticationFlowContext context) {
        return StandingChallenge.in(context.getAuthenticationSession(), page.factor());
    }

    private Optional<Factor> factor(AuthenticationFlowContext context) {
        return new Factors(context.getSession()).of(page.factor());
    }
}
