package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.page.AccountLine;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * What all pages say beside their question: who asks, and whether there is another way.
 *
 * @param context the step of the flow
 * @param login the sign-in
 * @param verdict what the policy says to it
 */
record Surroundings(AuthenticationFlowContext context, Login login, Verdict.Decided verdict) {

    /** The box by which the user asks to be remembered. */
    RememberBox remembering() {
        return new RememberBox(login, verdict);
    }

    /** A form that knows them. */
    LoginFormsProvider form(boolean hasOtherWays) {
        boolean requested = verdict.ruling().chosen().isPresent();
        return AccountLine.on(context.form(), context)
                .setAttribute("stepUpWhy", requested ? "step-up-why-requested" : "step-up-why-policy")
                .setAttribute("stepUpOtherWays", hasOtherWays)
                .setAttribute("stepUpProven", !login.isUnproven());
    }
}
