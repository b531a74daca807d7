package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.flow.device.BrowserDevice;
import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.facts.Facts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is known of a sign-in in the browser. Nothing is looked up before a rule reads it; for one request and thread. */
public final class BrowserFacts {

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final Atlas atlas;
    private final Instant now;

    /** @param now the instant of the decision */
    public BrowserFacts(KeycloakSession session, AuthenticationSessionModel authSession, Instant now) {
        this.session = session;
        this.authSession = authSession;
        this.atlas = session.getProvider(Atlas.class);
        this.now = now;
    }

    /** What is known before anybody has signed in. */
    public Facts ofNobody() {
        return ofRequest(Optional.empty()).facts();
    }

    /**
     * What is known of this user's sign-in.
     *
     * @param continued the session that it continues; empty where it begins one
     * @param loa the number of the highest level that has been proven and is fresh
     * @param recollection the user's earlier sign-ins
     * @param browser the browser, as the whole request sees it; empty where none signs in
     */
    public Facts of(
            UserModel user,
            Optional<UserSessionModel> continued,
            Supplier<Optional<Long>> loa,
            Recollection recollection,
            Optional<BrowserDevice> browser) {
        Sources sources = ofRequest(Optional.of(user));
        RealmModel realm = authSession.getRealm();
        new UserFacts(session, realm, user).addTo(sources);
        new SessionFacts(atlas, continued, loa, Optional.of(address(session)), now).addTo(sources);
        new HistoryFacts(recollection).addTo(sources);
        browser.ifPresent(device -> new KnownDeviceFacts(device).addTo(sources));
        return sources.facts();
    }

    /** The user agent as the policy sees it now, for requests that come without it. */
    public UserAgent userAgent(Optional<BrowserDevice> browser) {
        Sources sources = new Sources();
        new DeviceFacts(session).addTo(sources);
        browser.ifPresent(device -> new KnownDeviceFacts(device).addTo(sources));
        return UserAgent.of(address(session), sources.facts());
    }

    /** The address of the user agent, by Keycloak's own proxy settings. */
    public static String address(KeycloakSession session) {
        return session.getContext().getConnection().getRemoteAddr();
    }

    private Sources ofRequest(Optional<UserModel> user) {
        Sources sources = new Sources();
        new RequestFacts(session, authSession, user).addTo(sources);
        new ClientFacts(authSession.getClient()).addTo(sources);
        new NetworkFacts(atlas, address(session)).addTo(sources);
        new DeviceFacts(session).addTo(sources);
        TransactionFacts.of(Optional.ofNullable(authSession.getClientNote(OAuth2Constants.AUTHORIZATION_DETAILS)))
                .addTo(sources);
        sources.always(TIME_INSTANT, () -> now);
        return sources;
    }
}
