package io.keycloakstepup.flow.factor;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.KnownFactors;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The factors that this server has, for the realm at hand. */
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
        return Optional.ofNullable(session.getProvider(Factor.class, word)).or(() -> declared(word));
    }

    /** The factors that are bound to something of this user's that Keycloak stores no credential for. */
    public Stream<Factor> bound(UserModel user) {
        Stream<Factor> declared = known().foreign().stream()
                .flatMap(factor -> declared(factor.type().word()).stream());
        return Stream.concat(session.getAllProviders(Factor.class).stream(), declared)
                .filter(factor -> factor.binding(user).isPresent());
    }

    private Optional<Factor> declared(String word) {
        return known().foreign().stream()
                .filter(declaration -> declaration.type().word().equals(word))
                .flatMap(this::made)
                .findFirst();
    }

    private Stream<Factor> made(ForeignFactor declaration) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(Factor.class)
                .flatMap(factory -> ((FactorFactory) factory).declared(session, declaration).stream());
    }

    private KnownFactors known() {
        return PolicyRegistry.of(session.getContext().getRealm()).factors();
    }

    /** Whether this user can be asked now for what a step wants, and can show all that it asks. */
    public boolean canAsk(UserModel user, Demand demand) {
        return of(demand.factor())
                .map(factor -> factor.canShow(user, demand.key()))
                .orElse(false);
    }

    /** Whether this user can be asked for a factor of this type now. */
    public boolean canAsk(UserModel user, FactorType type) {
        return of(type).map(factor -> factor.isUsableBy(user)).orElse(false);
    }
}
