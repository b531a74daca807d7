package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.facts.FirstParty;
import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.transaction.Start;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ParConfig;

/**
 * By what an application begins a transaction, and whether it may.
 *
 * @param call the call
 * @param caller the application
 * @param message what it has sent
 */
record Admission(RestCall call, Caller caller, Message message) {

    private static final String MAY_START_BY_NAME = "step-up.username-start";

    /** By what it begins, if it may. */
    Start start() {
        Start start = sent();
        check(start);
        return start;
    }

    private Start sent() {
        boolean hasName = message.members().has(Starting.USERNAME);
        boolean hasPassword = message.members().has(Proof.PASSWORD);
        boolean hasHint =
                message.members().has(Starting.LOGIN_HINT) || message.members().has(Starting.ID_TOKEN_HINT);
        boolean hasToken = caller.userSession().isPresent();
        int ways = (hasName ? 1 : 0) + (hasHint ? 1 : 0) + (hasToken ? 1 : 0);
        if (ways != 1 || (hasPassword && !hasName)) {
            throw Problem.invalid("a user's token, a username, or one hint says whom it is about");
        }
        if (hasToken) {
            return Start.TOKEN;
        }
        return hasHint ? Start.HINT : hasPassword ? Start.PASSWORD : Start.NAME;
    }

    private void check(Start start) {
        if (!isOpenTo(start) || !canRedeem(caller.client())) {
            throw refusal();
        }
        if (start == Start.NAME) {
            CodeChallenge.require(message, caller);
        }
        CodeChallenge.requireOf(message, caller);
        if (caller.client().isPublicClient()) {
            new Rush(call).checkStart();
        }
    }

    private boolean isOpenTo(Start start) {
        ClientModel client = caller.client();
        boolean isPublic = client.isPublicClient();
        boolean isOwn = FirstParty.is(client);
        return switch (start) {
            case TOKEN -> !isPublic || isOwn;
            case PASSWORD -> isOwn;
            case HINT -> !isPublic;
            case NAME -> Boolean.parseBoolean(client.getAttribute(MAY_START_BY_NAME)) && (!isPublic || isOwn);
        };
    }

    /** Whether codes may be given to a client in answers to its own calls. One that must push its requests gets none here. */
    static boolean canRedeem(ClientModel client) {
        return client.isStandardFlowEnabled()
                && !Boolean.parseBoolean(client.getAttribute(ParConfig.REQUIRE_PUSHED_AUTHORIZATION_REQUESTS));
    }

    /** The application may not do this; the event is written. */
    Problem refusal() {
        call.event().clone().error(Errors.NOT_ALLOWED);
        return new Problem(ProblemCode.CLIENT_NOT_ALLOWED);
    }
}
