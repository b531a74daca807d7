package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.flow.device.ApiCall;
import io.keycloakstepup.flow.facts.ToldAgent;
import io.keycloakstepup.flow.limit.Lane;
import io.keycloakstepup.flow.sending.Limited;
import io.keycloakstepup.flow.sending.Pace;
import io.keycloakstepup.flow.sending.SendingConfig;
import io.keycloakstepup.flow.sending.Sendings;
import io.keycloakstepup.flow.sending.TypedName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What limits how often a code is sent: the user, whatever the way; the address, whoever shares it; and the network that it
 * is asked for from, unless the user is known in the browser or an application's own server asks.
 *
 * @param destination where it would go; empty for an account that cannot be reached, which is limited like any other
 */
record SendingLimits(KeycloakSession session, UserModel user, String destination) {

    /** Counts one more, and says from when on it may be sent if that is not now. */
    Optional<Instant> begin(Instant now) {
        List<Limited> limited = new ArrayList<>(ofUser());
        network(now).ifPresent(limited::add);
        return new Sendings(session).begin(limited, now);
    }

    /** The same of somebody who has proven nothing, in the place of the user's own limits: the name that was typed. */
    Optional<Instant> begin(TypedName name, Instant now) {
        RealmModel realm = session.getContext().getRealm();
        String typed = realm.getId() + "/" + name.hash();
        List<Limited> limited = new ArrayList<>();
        limited.add(Limited.of("name", typed, SendingConfig.of(realm).person()));
        network(now).ifPresent(limited::add);
        return new Sendings(session).begin(limited, now);
    }

    /** Counts one more for the user alone. False where it must not be sent now, which nobody is told. */
    boolean admitsUser(Instant now) {
        return new Sendings(session).begin(ofUser(), now).isEmpty();
    }

    /** How long the same user has to wait for the next. */
    static Duration apart(KeycloakSession session) {
        return SendingConfig.of(session.getContext().getRealm()).person().apart();
    }

    private List<Limited> ofUser() {
        RealmModel realm = session.getContext().getRealm();
        Pace pace = SendingConfig.of(realm).person();
        String address = destination.isEmpty() ? user.getId() : destination.toLowerCase(Locale.ROOT);
        return List.of(
                Limited.of("user", realm.getId() + "/" + user.getId(), pace),
                Limited.of("address", realm.getId() + "/" + address, pace));
    }

    private Optional<Limited> network(Instant now) {
        RealmModel realm = session.getContext().getRealm();
        return SendingConfig.of(realm).network().flatMap(pace -> lane(now)
                .filter(Lane::isOfNetwork)
                .map(lane -> Limited.of("network", realm.getId() + "/" + lane.name(), pace)));
    }

    /** The users of an application that authenticates may all come from one server, unless it says where they are. */
    private Optional<Lane> lane(Instant now) {
        boolean isOfServer =
                ApiCall.in(session).filter(ApiCall::isAuthenticated).isPresent();
        return isOfServer
                ? ToldAgent.in(session.getContext().getAuthenticationSession()).map(Lane::ofAddress)
                : Optional.of(Lane.at(session, user, now));
    }
}
