package io.keycloakstepup.gateway;

import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.gateway.settings.TokenSettings;
import io.keycloakstepup.gateway.settings.TokenSettings.AskedIssuer;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.NetworkKeys;
import io.keycloakstepup.resource.guard.SpentTransactions;
import io.keycloakstepup.resource.introspection.ClientCredentials;
import io.keycloakstepup.resource.introspection.Introspection;
import io.keycloakstepup.resource.keys.KeyCache;
import io.keycloakstepup.resource.keys.KeyLocation;
import io.keycloakstepup.resource.keys.RemoteKeys;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Patience;
import io.keycloakstepup.resource.sender.Nonces;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import io.keycloakstepup.resource.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/**
 * What verifies the tokens of all requests, whatever the matrix says at the time.
 *
 * @param verifier the verifier
 * @param guardSettings what guards work with besides
 * @param keysAreThere whether there is something to verify by
 */
record Tokens(TokenVerifier verifier, GuardSettings guardSettings, Predicate<Instant> keysAreThere) {

    private static final Duration NONCE_LIFETIME = Duration.ofMinutes(5);

    static Tokens of(Settings settings, Counters counters) throws IOException {
        TokenSettings tokens = settings.tokens();
        Outbound outbound = new Outbound(Patience.USUAL);
        Verification verification = Verification.of(tokens.issuer(), tokens.audience())
                .onlyClients(tokens.clients())
                .skew(tokens.skew())
                .onRefusal(flaw -> counters.count("refusals", "flaw", flaw.code()));
        if (tokens.isNonceNeeded()) {
            verification.nonces(nonces(tokens));
        }
        if (tokens.introspection().isPresent()) {
            verification.introspection(introspection(tokens.introspection().get(), outbound));
            return new Tokens(verification.build(), guardSettings(settings), now -> true);
        }
        RemoteKeys keys = new RemoteKeys(
                tokens.keys().map(KeyLocation::at).orElse(KeyLocation.publishedBy(tokens.issuer())),
                outbound,
                KeyCache.USUAL);
        return new Tokens(verification.keys(keys).build(), guardSettings(settings), keys::areThere);
    }

    private static Nonces nonces(TokenSettings tokens) throws IOException {
        if (tokens.nonceKey().isEmpty()) {
            return Nonces.ofThisServer(NONCE_LIFETIME);
        }
        byte[] key = Base64.getDecoder().decode(secret(tokens.nonceKey().get()));
        return new Nonces(key, NONCE_LIFETIME);
    }

    private static Introspection introspection(AskedIssuer issuer, Outbound outbound) throws IOException {
        ClientCredentials client = new ClientCredentials(issuer.client(), secret(issuer.secret()));
        return Introspection.at(issuer.endpoint(), client, outbound).cached(issuer.cache());
    }

    private static GuardSettings guardSettings(Settings settings) throws IOException {
        NetworkKeys networks = settings.networkKeys().isEmpty()
                ? NetworkKeys.none()
                : NetworkKeys.of(lines(settings.networkKeys().get()));
        return GuardSettings.defaults()
                .withSchemes(List.of(TokenScheme.BEARER, TokenScheme.DPOP))
                .withNetworkKeys(networks)
                .withSpentTransactions(SpentTransactions.inMemory());
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    boolean areVerifiable(Instant now) {
        return keysAreThere.test(now);
    }
}
