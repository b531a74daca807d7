package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.authenticators.page.AccountLine;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * The page that warns a user whose list of recovery codes is nearly used up. It comes once in a sign-in with such a code,
 * after everything that had to be proven, offers to make new codes, and can be passed over.
 *
 * @param context the step of the flow that asked for the code
 */
public record FewCodesLeft(AuthenticationFlowContext context) {

    private static final int FEW = 2;

    /** The step that has to show the page: an answer to it completes no other. */
    private static final String DUE_AT = "step-up.few-codes-at";

    /** The form field that answers it. */
    private static final String FIELD = "stepUpCodes";

    private static final String NEW = "new";
    private static final String RENEWAL = UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES.name();

    /** Remembers that the page is due, if it is, after what was just proven. */
    public void noticeAfter(Evidence evidence) {
        boolean isDue = evidence.factor().equals(FactorType.RECOVERY_CODE)
                && CodeList.of(context.getSession(), context.getUser())
                        .filter(list -> list.left() <= FEW)
                        .isPresent();
        if (isDue) {
            context.getAuthenticationSession().setAuthNote(DUE_AT, step());
        }
    }

    /** Whether this step still has to show it. */
    public boolean isDue() {
        return step().equals(context.getAuthenticationSession().getAuthNote(DUE_AT));
    }

    /** Shows it. */
    public void show() {
        int left = CodeList.of(context.getSession(), context.getUser())
                .map(CodeList::left)
                .orElse(0);
        context.challenge(AccountLine.on(context.form(), context)
                .setAttribute("stepUpLeft", left)
                .setAttribute("stepUpCanRenew", canRenew())
                .createForm("step-up-few-codes.ftl"));
    }

    /**
     * Takes in the answer to it, if the form brings one, and says whether it did; new codes are made after the sign-in, with
     * Keycloak's own required action.
     */
    public boolean hears(MultivaluedMap<String, String> typed) {
        boolean isAnswered = isDue() && typed.containsKey(FIELD);
        if (isAnswered) {
            context.getAuthenticationSession().removeAuthNote(DUE_AT);
            if (NEW.equals(typed.getFirst(FIELD)) && canRenew()) {
                context.getAuthenticationSession().addRequiredAction(RENEWAL);
            }
        }
        return isAnswered;
    }

    private boolean canRenew() {
        RequiredActionProviderModel action = context.getRealm().getRequiredActionProviderByAlias(RENEWAL);
        return action != null && action.isEnabled();
    }

    private String step() {
        return context.getExecution().getId();
    }
}
