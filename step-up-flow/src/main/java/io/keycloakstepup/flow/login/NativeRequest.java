package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/**
 * What Keycloak itself asks of a sign-in, by the number of a level: for the credential that {@code kc_action} is about
 * to change, by the client's minimum, by a level that the request names.
 */
record NativeRequest(AuthenticationFlowContext context) {

    private static final String ORIGIN = "keycloak";

    /** The level of the policy that stands for Keycloak's number; empty where it asks for none of ours. */
    Optional<Requirement> requirement(Levels levels) {
        int byRequest = numberOfRequest();
        int byAction = store().getRequestedLevelOfAuthentication(context.getTopLevelFlow());
        Optional<Level> level = byAction > byRequest ? ofAction(levels, byAction) : atLeast(levels, byRequest);
        return level.map(found -> new Requirement(found, ORIGIN));
    }

    /**
     * A number that some condition of the flow has is a demand, and rounded up. Any other comes from Keycloak counting
     * down, one by one, from a level that the user has no credential for, and means the next real level below.
     */
    private Optional<Level> ofAction(Levels levels, int loa) {
        String flow = context.getTopLevelFlow().getId();
        boolean isDemand = LoAUtil.getLoaMaxAgesConfiguredInRealmFlow(context.getRealm(), flow)
                .containsKey(loa);
        Optional<Level> below =
                levels.highestFirst().filter(level -> level.loa() <= loa).findFirst();
        return isDemand ? atLeast(levels, loa).or(() -> below) : below;
    }

    private static Optional<Level> atLeast(Levels levels, int loa) {
        return levels.ordered().stream()
                .filter(level -> loa > 0 && level.loa() >= loa)
                .findFirst();
    }

    /**
     * Whether something is demanded that no level of the policy can meet: an essential claim or the client's minimum
     * names a number above the highest. What is merely preferred may be left unmet.
     */
    boolean isBeyond(Levels levels) {
        int highest = levels.highestFirst().findFirst().orElseThrow().loa();
        boolean essential = store().isLevelOfAuthenticationForced();
        return (essential && numberOfRequest() > highest) || minimumOfClient() > highest;
    }

    private int minimumOfClient() {
        ClientModel client = context.getAuthenticationSession().getClient();
        String minimum = AcrUtils.getMinimumAcrValue(client);
        return minimum == null
                ? Constants.NO_LOA
                : AcrUtils.getAcrLoaMap(client).getOrDefault(minimum, Constants.NO_LOA);
    }

    private int numberOfRequest() {
        String number = context.getAuthenticationSession().getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        return number == null ? Constants.NO_LOA : Integer.parseInt(number);
    }

    private AcrStore store() {
        return new AcrStore(context.getSession(), context.getAuthenticationSession());
    }
}
