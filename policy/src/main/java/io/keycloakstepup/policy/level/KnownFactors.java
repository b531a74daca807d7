package io.keycloakstepup.policy.level;

import io.keycloakstepup.policy.level.Witness.Authenticator;
import io.keycloakstepup.policy.level.Witness.CredentialType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The factors that a policy knows: those that are built in, and those of others that it declares.
 *
 * @param foreign the declared ones; no word twice, no witness twice; empty where only the built-in ones are known
 */
public record KnownFactors(List<ForeignFactor> foreign) {

    /** The built-in factors alone. */
    public static final KnownFactors BUILT_IN = new KnownFactors(List.of());

    public KnownFactors {
        foreign = List.copyOf(foreign);
        Set<String> words = new HashSet<>();
        Set<Witness> witnesses = new HashSet<>();
        for (ForeignFactor factor : foreign) {
            if (!words.add(factor.type().word()) || !witnesses.add(factor.witness())) {
                throw new IllegalArgumentException("declared twice: " + factor);
            }
        }
    }

    /** The factor of this word; empty for a word that the policy does not know. */
    public Optional<FactorType> named(String word) {
        return all().filter(type -> type.word().equals(word)).findFirst();
    }

    /** All factors, the built-in ones first. */
    public Stream<FactorType> all() {
        return Stream.concat(FactorType.builtIns(), foreign.stream().map(ForeignFactor::type));
    }

    /** The foreign factor that a credential type recorded as verified stands for; empty where it stands for none. */
    public Optional<FactorType> ofCredentialType(String name) {
        return shownBy(
                witness -> witness instanceof CredentialType type && type.name().equals(name));
    }

    /** The foreign factor that an answered authenticator stands for; empty where it stands for none. */
    public Optional<FactorType> ofAuthenticator(String id) {
        return shownBy(witness -> witness instanceof Authenticator authenticator
                && authenticator.id().equals(id));
    }

    private Optional<FactorType> shownBy(Predicate<Witness> wanted) {
        return foreign.stream()
                .filter(factor -> wanted.test(factor.witness()))
                .map(ForeignFactor::type)
                .findFirst();
    }

    /** By what a proof of this factor is recognised; empty for a built-in factor. */
    public Optional<Witness> witnessOf(FactorType type) {
        return foreign.stream()
                .filter(factor -> factor.type().equals(type))
                .map(ForeignFactor::witness)
                .findFirst();
    }
}
