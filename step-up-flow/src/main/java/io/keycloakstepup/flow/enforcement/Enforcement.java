package io.keycloakstepup.flow.enforcement;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * How far a realm lets {@code step-up-enforcer} stand before its tokens. That is a matter of its client policies, which
 * whoever manages the realm may change by hand. The flows ask the policy all the same, as no client policy is about them.
 */
public enum Enforcement {

    /** Before the tokens of all clients. */
    WHOLE(""),

    /** Only where what an administrator made a condition of the client policy holds. */
    PARTIAL(
            "step-up-enforcer stands before some tokens only, as its client policy has a condition: all others are issued"
                    + " without asking the policy. Let that condition be any-client."),

    /** The client policy that would apply it is switched off. */
    OFF(
            "The client policy that applies step-up-enforcer is switched off: beside the pages of the sign-in nothing asks the"
                    + " policy before tokens are issued. Switch it on, or install again."),

    /** No client policy applies it. */
    MISSING(
            "No client policy applies step-up-enforcer: beside the pages of the sign-in nothing asks the policy before tokens"
                    + " are issued. Install again."),

    /** The realm's client policies cannot be read. Some of that has Keycloak refuse all requests, some has it ask nobody. */
    UNREADABLE(
            "The client policies of this realm cannot be read: Keycloak refuses all requests for tokens, or issues them without"
                    + " asking the policy. Put the client policies right, or install again.");

    private static final Logger LOG = Logger.getLogger(Enforcement.class);

    private final String warning;

    Enforcement(String warning) {
        this.warning = warning;
    }

    /** What a realm's client policies come to as they stand now. */
    public static Enforcement in(KeycloakSession session, RealmModel realm) {
        try {
            return new EnforcingPolicies(session.clientPolicy(), realm).enforcement();
        } catch (ClientPolicyException e) {
            LOG.errorf(e, "client policies of realm %s cannot be read", realm.getId());
            return UNREADABLE;
        }
    }

    /** Whether some tokens at least are guarded; true also where that cannot be read. */
    public boolean isThere() {
        return this != OFF && this != MISSING;
    }

    /** What to tell the administrator; empty where all is as it should be. */
    public Optional<String> warning() {
        return Optional.of(warning).filter(text -> !text.isEmpty());
    }
}
