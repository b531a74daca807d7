package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * Goes on with a password grant whose password was right, so that it need not be sent again. Without an
 * {@code auth_session} it does nothing, and the password is asked for.
 */
final class AuthSessionAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        TokenForm.of(context).authSession().ifPresentOrElse(handle -> resume(context, handle), context::attempted);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    private static void resume(AuthenticationFlowContext context, String handle) {
        Instant now = ServerClock.now();
        Optional<AuthSession> taken = new AuthSessions(context.getSession()).take(handle, now);
        Optional<UserModel> user = taken.flatMap(kept -> user(context, kept));
        if (user.isPresent()) {
            taken.orElseThrow().resume(context.getAuthenticationSession());
            context.setUser(user.get());
            context.success();
        } else {
            // Whoever has no session that counts has proven nothing here, but holds no secret of the account either.
            GrantRefusal.of(Reason.FACTOR_EXPIRED).show(context, false, now);
        }
    }

    /** Empty for an account that was removed, disabled, locked or signed out everywhere since. */
    private static Optional<UserModel> user(AuthenticationFlowContext context, AuthSession kept) {
        String id = kept.login().user();
        return Optional.ofNullable(context.getSession().users().getUserById(context.getRealm(), id))
                .filter(UserModel::isEnabled)
                .filter(user -> !new BruteForceLock(context.getSession()).isClosedTo(user))
                .filter(user -> kept.login().requestedAt().getEpochSecond() >= notBefore(context, user));
    }

    private static long notBefore(AuthenticationFlowContext context, UserModel user) {
        int ofUser = context.getSession().users().getNotBeforeOfUser(context.getRealm(), user);
        return Math.max(ofUser, context.getRealm().getNotBefore());
    }
}
