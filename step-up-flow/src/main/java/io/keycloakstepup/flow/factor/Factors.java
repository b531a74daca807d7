package io.keycloakstepup.flow.factor;

import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The factors that this server has. */
public final class Factors {

    private final KeycloakSession session;

    public Factors(KeycloakSession session) {
        this.session = session;
    }

    /** The factor of this type; empty where nothing on this server can ask for it. */
    public Optional<Factor> of(FactorType type) {
        return called(type.word());
    }

    /** The factor of this word; empty where nothing on this server can ask for it. */
    public Optional<Factor> called(String word) {
        return Optional.ofNullable(session.getProvider(Factor.class, word));
    }

    /** Whether this user can be asked for a factor of this type now. */
    public boolean canAsk(UserModel user, FactorType type) {
        return of(type).map(factor -> factor.isUsableBy(user)).orElse(false);
    }
}
