package io.keycloakstepup.flow.signal;

import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.policy.facts.Facts;
import java.time.ZoneId;
import java.util.Objects;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The sign-in that signals are asked about.
 *
 * @param realm where it happens
 * @param user who is signing in
 * @param facts what else is known, looked up when it is read; without {@code risk}
 * @param recollection the user's earlier sign-ins, read when somebody asks for them; its instant is the decision's
 * @param timezone the policy's
 */
public record SignalContext(RealmModel realm, UserModel user, Facts facts, Recollection recollection, ZoneId timezone) {

    public SignalContext {
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(recollection, "recollection");
        Objects.requireNonNull(timezone, "timezone");
    }
}
