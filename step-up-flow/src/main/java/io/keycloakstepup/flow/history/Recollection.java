package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.Comparison;
import io.keycloakstepup.policy.signal.History;
import io.keycloakstepup.policy.signal.Travel;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One sign-in beside the earlier ones of its user, which are read when somebody first asks. For one request and one
 * thread.
 */
public final class Recollection {

    private final SignIns signIns;
    private final Origins origins;
    private final UserModel user;
    private final String address;
    private final Instant now;
    private Optional<PastSignIns> past = Optional.empty();

    /** @param address where the sign-in comes from */
    public Recollection(KeycloakSession session, RealmModel realm, UserModel user, String address, Instant now) {
        this.signIns = new SignIns(session, realm);
        this.origins = new Origins(session);
        this.user = user;
        this.address = address;
        this.now = now;
    }

    /** Whether the realm keeps a history, so that an empty one says something. */
    public boolean isKept() {
        return signIns.areKept();
    }

    /** The earlier sign-ins; empty for the first one, and where none is kept. */
    public History history() {
        return past().history();
    }

    /** This sign-in beside them. */
    public Comparison comparison() {
        return new Comparison(history(), origins.of(address, Optional.empty()), now);
    }

    /** The way from the last sign-in that proved what it takes; empty where either place is not known. */
    public Optional<Travel> travel() {
        return origins.place(address).flatMap(here -> Travel.since(history(), past()::placeOf, here, now));
    }

    /** The instant of the sign-in. */
    public Instant now() {
        return now;
    }

    private PastSignIns past() {
        if (past.isEmpty()) {
            past = Optional.of(signIns.of(user));
        }
        return past.get();
    }
}
