package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/**
 * What {@code acr} values mean when one client uses them. A name of the policy means the policy's level, whatever a map
 * says: else a client's map could call a password by the name of something stronger. Any other name is a number by the
 * client's map, else by the realm's, or is a number itself.
 */
record AcrMeaning(Levels levels, ClientModel client) {

    private static final String SAML = "saml";

    /** The meaning of a name; empty where it has none. */
    Optional<Choice> of(String name) {
        return levels.named(name)
                .map(Choice::of)
                .or(() -> mapped(name))
                .or(() -> byUri(name))
                .or(() -> number(name));
    }

    /** The meaning of a name that must not be passed over: what nobody knows is more than anybody can reach. */
    Choice ofNecessary(String name) {
        return of(name).orElseGet(() -> new Choice(name, Optional.empty()));
    }

    /** The level that stands for Keycloak's number: the next one where the policy has none of just this number. */
    Optional<Level> atLeast(int loa) {
        return levels.ordered().stream()
                .filter(level -> loa > 0 && level.loa() >= loa)
                .findFirst();
    }

    private Optional<Choice> mapped(String name) {
        return Optional.ofNullable(AcrUtils.getAcrLoaMap(client).get(name))
                .filter(loa -> loa > 0)
                .map(loa -> new Choice(name, atLeast(loa)));
    }

    /** SAML calls levels by URIs, for which the realm has a map of its own; where one stands for several, the highest. */
    private Optional<Choice> byUri(String uri) {
        return SAML.equals(client.getProtocol())
                ? AcrUtils.getAcrUriMap(client.getRealm()).entrySet().stream()
                        .filter(name -> name.getValue().equals(uri))
                        .map(Map.Entry::getKey)
                        .flatMap(name -> levels.named(name).map(Choice::of).or(() -> mapped(name)).stream())
                        .max(Comparator.comparingInt(Choice::loa))
                        .map(choice -> new Choice(uri, choice.level()))
                : Optional.empty();
    }

    private Optional<Choice> number(String name) {
        return name.matches("[1-9][0-9]{0,8}")
                ? atLeast(Integer.parseInt(name)).map(level -> new Choice(name, Optional.of(level)))
                : Optional.empty();
    }
}
