package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.introspection.Introspection;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.SignatureAlgorithm;
import io.keycloakstepup.resource.keys.KeyCache;
import io.keycloakstepup.resource.keys.KeyLocation;
import io.keycloakstepup.resource.keys.KeySource;
import io.keycloakstepup.resource.keys.RemoteKeys;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Patience;
import io.keycloakstepup.resource.sender.Nonces;
import io.keycloakstepup.resource.sender.ProofRules;
import io.keycloakstepup.resource.sender.Proofs;
import io.keycloakstepup.resource.sender.SeenProofs;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says how tokens are verified, and makes what verifies them. Nothing but the issuer and the audience needs to be said. Not
 * thread-safe; what it makes is.
 */
public final class Verification {

    private static final System.Logger LOG = System.getLogger(Verification.class.getName());

    private static final int MOST_CHARACTERS = 16_384;

    private static final int MOST_PROOFS = 100_000;

    /** What part of the memory of proofs one key may take. */
    private static final int PART_OF_ONE_KEY = 10;

    private final String issuer;
    private final Set<String> audiences;
    private Set<String> clients = Set.of();
    private Duration skew = Duration.ofSeconds(30);
    private Set<SignatureAlgorithm> algorithms = SignatureAlgorithm.ALL;
    private int mostCharacters = MOST_CHARACTERS;
    private @Nullable KeySource keys;
    private @Nullable Introspection introspection;
    private ProofRules proofRules = ProofRules.USUAL;
    private SeenProofs seenProofs = remembered(MOST_PROOFS);
    private Optional<Nonces> nonces = Optional.empty();
    private Consumer<Flaw> refusals =
            flaw -> LOG.log(System.Logger.Level.DEBUG, "a token was refused: {0}", flaw.code());

    private Verification(String issuer, Set<String> audiences) {
        this.issuer = issuer;
        this.audiences = audiences;
    }

    /**
     * Of tokens of an issuer, {@code https://sso.example.org/realms/acme} for example, that are for an audience. The issuer's
     * keys are found by its metadata and kept for a while.
     */
    public static Verification of(String issuer, String audience) {
        return new Verification(issuer, Set.of(audience));
    }

    /** Only tokens that these clients asked for; any client's otherwise. */
    public Verification onlyClients(Set<String> these) {
        clients = Set.copyOf(these);
        return this;
    }

    /** How far the clocks of issuer and API may be apart: thirty seconds otherwise, five minutes at most. */
    public Verification skew(Duration most) {
        skew = most;
        return this;
    }

    /** Only tokens that are signed so; all that is asymmetric otherwise. */
    public Verification onlyAlgorithms(Set<SignatureAlgorithm> these) {
        algorithms = Set.copyOf(these);
        return this;
    }

    /** What is longer is refused unread: 16384 characters otherwise. */
    public Verification mostCharacters(int most) {
        mostCharacters = most;
        return this;
    }

    /** Where the issuer's keys come from; excludes {@link #introspection(Introspection)}, which needs none. */
    public Verification keys(KeySource source) {
        keys = source;
        return this;
    }

    /** Asks the issuer about each token, instead of believing its signature; excludes {@link #keys(KeySource)}. */
    public Verification introspection(Introspection asked) {
        introspection = asked;
        return this;
    }

    /** What proofs of DPoP must be. */
    public Verification proofs(ProofRules rules) {
        proofRules = rules;
        return this;
    }

    /**
     * How many proofs this server remembers at once, so that none is taken twice: 100,000 otherwise. One key may take a tenth of
     * the places; whoever wants another share says so by {@link #seenProofs(SeenProofs)}.
     */
    public Verification mostProofs(int most) {
        return seenProofs(remembered(most));
    }

    /** Where proofs are remembered, so that none is taken twice: in this server's memory otherwise. */
    public Verification seenProofs(SeenProofs memory) {
        seenProofs = memory;
        return this;
    }

    /** Proofs must carry one of these; they need none otherwise. */
    public Verification nonces(Nonces made) {
        nonces = Optional.of(made);
        return this;
    }

    /** Hears why each token was refused; a line in the debug log otherwise. */
    public Verification onRefusal(Consumer<Flaw> listener) {
        refusals = listener;
        return this;
    }

    /**
     * What verifies tokens so. It asks nobody before the first token comes.
     *
     * @throws IllegalArgumentException if the audience is one that nearly all tokens have ({@code account}), or the skew too long
     * @throws IllegalStateException if both keys and introspection were named
     */
    public TokenVerifier build() {
        Expected expected = new Expected(issuer, audiences, clients, skew);
        Proofs proofs = new Proofs(proofRules, seenProofs, nonces);
        return new RequestVerifier(source(), expected, proofs, refusals);
    }

    private ClaimsSource source() {
        if (introspection != null && keys != null) {
            throw new IllegalStateException("tokens are verified by keys or by introspection: name one of them");
        }
        if (introspection != null) {
            return new Introspected(introspection, mostCharacters);
        }
        KeySource known = keys == null ? published() : keys;
        return new SelfContained(known, algorithms, mostCharacters);
    }

    private static SeenProofs remembered(int most) {
        return SeenProofs.inMemory(most, Math.max(1, most / PART_OF_ONE_KEY));
    }

    private KeySource published() {
        return new RemoteKeys(KeyLocation.publishedBy(issuer), new Outbound(Patience.USUAL), KeyCache.USUAL);
    }
}
