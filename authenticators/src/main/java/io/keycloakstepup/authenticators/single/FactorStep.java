package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.Objection;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for one factor, whatever the policy says, and books it as evidence.
 *
 * @param page how it asks
 */
record FactorStep(FactorPage page) implements Step {

    /** What the challenge on the user's screen had us keep. */
    private static final String KEPT = "step-up.single-kept";

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Factors(session).canAsk(user, page.factor());
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        factor(context)
                .filter(factor -> factor.isUsableBy(context.getUser()))
                .ifPresentOrElse(
                        factor -> show(context, factor, context.form()),
                        () -> Refusal.of(Reason.LEVEL_UNREACHABLE).show(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (Refusal.isLeft(context)) {
            return;
        }
        factor(context).ifPresentOrElse(factor -> check(context, factor), () -> Refusal.of(Reason.LEVEL_UNREACHABLE)
                .show(context));
    }

    private void check(AuthenticationFlowContext context, Factor factor) {
        Login login = new Login(context);
        Optional<String> kept =
                Optional.ofNullable(context.getAuthenticationSession().getAuthNote(KEPT));
        context.getAuthenticationSession().removeAuthNote(KEPT);
        Answer answer = page.answer(context.getHttpRequest().getDecodedFormParameters(), kept)
                .after(!login.isUnproven());
        factor.verify(login.user(), answer, login.now())
                .match(
                        proven -> {
                            login.prove(proven.evidence());
                            context.success();
                            return true;
                        },
                        refused -> showAgain(context, factor, new Objection(refused, login.isUnproven(), login.now())));
    }

    private boolean showAgain(AuthenticationFlowContext context, Factor factor, Objection objection) {
        context.getEvent()
                .user(context.getUser())
                .detail(EventDetail.FACTOR, page.factor().word())
                .detail(EventDetail.REASON, objection.refused().reason().code())
                .error(Errors.INVALID_USER_CREDENTIALS);
        show(context, factor, context.form().addError(objection.on(page.factor().word(), page.wrong())));
        return false;
    }

    private void show(AuthenticationFlowContext context, Factor factor, LoginFormsProvider form) {
        Challenge challenge = new Login(context).isUnproven()
                ? factor.challengeUnproven(context.getUser())
                : factor.challenge(context.getUser());
        challenge.kept().ifPresent(kept -> context.getAuthenticationSession().setAuthNote(KEPT, kept));
        context.challenge(page.draw(form, challenge));
    }

    private Optional<Factor> factor(AuthenticationFlowContext context) {
        return new Factors(context.getSession()).of(page.factor());
    }
}
