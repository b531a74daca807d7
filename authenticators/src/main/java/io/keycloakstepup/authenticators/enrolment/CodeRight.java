package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.resources.LoginActionsService;

/**
 * What an enrolment code of an administrator's does for a user: with the password, it stands in once for whatever else the
 * account would have to show before a factor is added.
 *
 * @param context the step of the flow
 * @param login the sign-in
 */
public record CodeRight(AuthenticationFlowContext context, Login login) {

    /** The right that a code was exchanged for in this sign-in, if it can still be used. */
    public Optional<EnrolmentPass> pass() {
        return EnrolmentPass.in(context.getAuthenticationSession(), login.now())
                .filter(pass -> codes().isGood(pass, login.now()));
    }

    /** Whether there is a code that this user could type. */
    public boolean isUsable() {
        return codes().isAnyOut(login.now());
    }

    /** Whether the password was typed in this sign-in. A mailbox stands for it in a reset, but a code may lie in there too. */
    public boolean isPasswordProven() {
        return login.hasProvenInRequest(FactorType.PASSWORD)
                && !LoginActionsService.RESET_CREDENTIALS_PATH.equals(context.getFlowPath());
    }

    /** Whether the account has a password to be asked for. */
    public boolean canAskPassword() {
        return new Factors(context.getSession()).canAsk(login.user(), FactorType.PASSWORD);
    }

    private EnrolmentCodes codes() {
        return new EnrolmentCodes(context.getSession(), context.getRealm(), login.user());
    }
}
