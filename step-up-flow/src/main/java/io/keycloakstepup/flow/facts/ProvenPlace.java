package io.keycloakstepup.flow.facts;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.zone.Network;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where the user of a session was at the sign-in that made it known there: the first of the session, or a later one that
 * proved several factors or all that the account has. Whoever merely goes on with a session, or knows the password alone,
 * does not move it to another place.
 *
 * @param address the address of the user agent
 */
public record ProvenPlace(String address) {

    private static final String NOTE = "step-up.proven-place";

    public ProvenPlace {
        Objects.requireNonNull(address, "address");
    }

    /** Hands it to the user session, which takes it over when the sign-in completes. */
    public void write(AuthenticationSessionModel authSession) {
        authSession.setUserSessionNote(NOTE, address);
    }

    /** That of a session; empty for one that no browser went through a gate for. */
    static Optional<ProvenPlace> of(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(NOTE)).map(ProvenPlace::new);
    }

    /** Hands it from one session to another of the same user. */
    public static void copy(UserSessionModel from, UserSessionModel to) {
        of(from).ifPresent(place -> to.setNote(NOTE, place.address()));
    }

    /**
     * Whether an address is in another network; empty where nobody can say. One line has networks of both kinds, so that
     * an address of the other kind says nothing.
     */
    Optional<Boolean> isOtherNetwork(String now) {
        Optional<Network> then = Network.around(address);
        return Network.around(now)
                .filter(here -> then.filter(here::isOfSameKind).isPresent())
                .map(here -> !then.equals(Optional.of(here)));
    }

    /** Whether an address is in another country; empty where the atlas does not know one of them. */
    Optional<Boolean> isOtherCountry(String now, Atlas atlas) {
        return atlas.country(address).flatMap(then -> atlas.country(now).map(here -> !here.equals(then)));
    }
}
