package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.link.VouchedLinks;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The place where something was proven at an identity provider, which stands where evidence names a credential.
 *
 * @param provider the provider's alias
 */
public record Elsewhere(String provider) {

    /** No id of a credential begins so. */
    private static final String MARK = "idp:";

    public Elsewhere {
        Objects.requireNonNull(provider, "provider");
    }

    /** Where this was proven; empty for what was proven here. */
    public static Optional<Elsewhere> of(Evidence evidence) {
        if (evidence.factor().equals(FactorType.IDP)) {
            return Optional.of(new Elsewhere(evidence.credentialId()));
        }
        return Optional.of(evidence.credentialId())
                .filter(id -> id.startsWith(MARK))
                .map(id -> new Elsewhere(id.substring(MARK.length())));
    }

    /** Whether the provider's word is signed, and Keycloak checks the signature. */
    public static boolean isChecked(IdentityProviderModel provider) {
        return Boolean.parseBoolean(provider.getConfig().get("validateSignature"));
    }

    /** That the user signed in there. */
    public Evidence signIn(Instant at) {
        return Evidence.of(FactorType.IDP, provider, at);
    }

    /**
     * That the user proved a factor there.
     *
     * @param longest how old it counts at most
     */
    public Evidence proof(FactorType factor, Instant at, Duration longest) {
        boolean isVerified = factor.verification() == UserVerification.ALWAYS;
        return new Evidence(factor, MARK + provider, at, KeyUse.of(isVerified), longest);
    }

    /** Whether this account of the provider's is the user's. Accounts that are not stored have no links. */
    public boolean isAccountOf(KeycloakSession session, UserModel user, String accountId) {
        return user instanceof LightweightUserAdapter
                || link(session, user)
                        .filter(link -> link.getUserId().equals(accountId))
                        .isPresent();
    }

    /** Whether the user's link to it is beyond doubt. Accounts that are not stored have nothing else. */
    public boolean isVouchedFor(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        return user instanceof LightweightUserAdapter
                || link(session, user)
                        .filter(link -> new VouchedLinks(session).holds(realm, user, link))
                        .isPresent();
    }

    /** Whether what was proven there still counts: the provider, the user's link to it, and what the policy says of it. */
    boolean supports(Evidence evidence, KeycloakSession session, UserModel user) {
        return isOpen(session)
                && (user instanceof LightweightUserAdapter
                        || link(session, user).isPresent())
                && (evidence.factor().equals(FactorType.IDP) || policy(session).canMean(evidence.factor()));
    }

    private boolean isOpen(KeycloakSession session) {
        IdentityProviderModel model = session.identityProviders().getByAlias(provider);
        return model != null && model.isEnabled();
    }

    private Broker policy(KeycloakSession session) {
        return PolicyRegistry.of(session.getContext().getRealm()).broker(provider);
    }

    private Optional<FederatedIdentityModel> link(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(session.users().getFederatedIdentity(realm, user, provider));
    }
}
