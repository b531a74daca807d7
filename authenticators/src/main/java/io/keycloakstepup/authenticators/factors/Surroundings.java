package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.page.AccountLine;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * What all pages say beside their question: who asks, and whether there is another way.
 *
 * @param context the step of the flow
 * @param login the sign-in
 * @param verdict what the policy says to it
 * @param remark what the user must hear about the last answer, although it was right; empty for nothing
 */
record Surroundings(
        AuthenticationFlowContext context, Login login, Verdict.Decided verdict, Optional<FormMessage> remark) {

    /** What comes next in it. */
    WayOn wayOn() {
        return new WayOn(context, login, verdict);
    }

    /** The box by which the user asks to be remembered. */
    RememberBox remembering() {
        return new RememberBox(login, verdict);
    }

    /** A form that knows them. */
    LoginFormsProvider form(boolean hasOtherWays) {
        boolean requested = verdict.ruling().chosen().isPresent();
        LoginFormsProvider form = AccountLine.on(context.form(), context);
        remark.ifPresent(form::addError);
        return form.setAttribute("stepUpWhy", requested ? "step-up-why-requested" : "step-up-why-policy")
                .setAttribute("stepUpOtherWays", hasOtherWays)
                .setAttribute("stepUpProven", !login.isUnproven());
    }
}
