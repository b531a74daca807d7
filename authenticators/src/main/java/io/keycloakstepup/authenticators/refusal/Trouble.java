package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.flow.network.SourceStatus;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Tells in the event of a sign-in which of the operator's files it could not be judged by, or only by an older one. */
public final class Trouble {

    private Trouble() {}

    /** Adds the detail, unless all is well. */
    public static void tell(AuthenticationFlowContext context) {
        String names = context.getSession().getProvider(Atlas.class).sources().stream()
                .filter(SourceStatus::isTrouble)
                .map(SourceStatus::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            context.getEvent().detail(EventDetail.TROUBLE, names);
        }
    }
}
