package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/**
 * The authentication contexts (SAML Core §2.7.2.2) that have a meaning where one client uses them: what its own map or the
 * realm's names by a URI, and levels of the policy that are called by one.
 *
 * @param all each context by its URI, with the level that it means; in the order of their URIs
 */
public record KnownContexts(List<Choice> all) {

    public KnownContexts {
        all = List.copyOf(all);
    }

    /** Those of a client where these are the levels. */
    public static KnownContexts of(Levels levels, ClientModel client) {
        return of(new AcrMeaning(levels, client));
    }

    static KnownContexts of(AcrMeaning meaning) {
        ClientModel client = meaning.client();
        Stream<String> named =
                meaning.levels().ordered().stream().map(Level::name).filter(name -> name.contains(":"));
        Stream<String> mapped = Stream.of(
                        AcrUtils.getUriLoaMap(client).keySet(),
                        AcrUtils.getAcrUriMap(client.getRealm()).values())
                .flatMap(Collection::stream);
        return new KnownContexts(Stream.concat(named, mapped)
                .distinct()
                .sorted()
                .filter(KnownContexts::isUri)
                .flatMap(uri -> meaning.of(uri).stream())
                .toList());
    }

    /** A map may hold what nobody could write into an assertion. */
    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether no URI means anything: then nobody has said what a request means that names some. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The context of this URI; empty for one that means nothing. */
    public Optional<Choice> named(String uri) {
        return all.stream().filter(context -> context.name().equals(uri)).findFirst();
    }

    /**
     * The URI by which an assertion may speak of what was reached: the context itself where one was asked for, else the
     * strongest that this level stands for; empty where none does.
     *
     * @param acr a context or a level by its name
     */
    public Optional<URI> of(String acr, Levels levels) {
        return named(acr)
                .or(() -> levels.named(acr).flatMap(this::strongestUnder))
                .map(Choice::name)
                .map(URI::create);
    }

    private Optional<Choice> strongestUnder(Level reached) {
        return all.stream()
                .filter(context -> context.level().filter(reached::covers).isPresent())
                .sorted(Comparator.comparingInt(Choice::loa).reversed())
                .findFirst();
    }
}
