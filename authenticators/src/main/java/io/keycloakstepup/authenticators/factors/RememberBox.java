package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Kind;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The box by which a user asks to be remembered in a browser. It stands beside the proof of something that is held, because
 * that is what a remembered device spares later.
 *
 * @param login the sign-in
 * @param verdict what the policy says to it
 */
record RememberBox(Login login, Verdict.Decided verdict) {

    /** The field of the form. */
    static final String FIELD = "rememberDevice";

    void show(LoginFormsProvider form, FactorType asked) {
        form.setAttribute("stepUpRemember", isOfferedWith(asked));
    }

    boolean isOfferedWith(FactorType asked) {
        return asked.kinds().contains(Kind.POSSESSION)
                && !login.isUnproven()
                && login.device().isOffered(verdict.judgement());
    }
}
