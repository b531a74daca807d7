package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.facts.FirstParty;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Which factors one sign-in can ask for. A browser can ask for all, and so can REST. The token endpoint has the password already, and takes
 * beside it what a person types into an application: no keys. What must be sent or shown first can be asked for only of an
 * application that may come back with the answer.
 *
 * @param context the sign-in
 */
record Askable(AuthenticationFlowContext context) {

    /** Whether this user can be asked for it now, in this sign-in. */
    boolean covers(Demand demand) {
        Factors factors = new Factors(context.getSession());
        return factors.canAsk(context.getUser(), demand)
                && (FlowGrant.of(context) != Grant.PASSWORD
                        || factors.of(demand.factor()).filter(this::isTyped).isPresent());
    }

    private boolean isTyped(Factor factor) {
        FactorType type = factor.type();
        boolean isCode = type.verification() == UserVerification.NONE
                && !type.equals(FactorType.PASSWORD)
                && !type.equals(FactorType.IDP);
        return isCode
                && (!factor.needsBeginning()
                        || FirstParty.is(context.getAuthenticationSession().getClient()));
    }
}
