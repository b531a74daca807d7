package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.decision.Wish;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.representations.ClaimsRepresentation;
import org.keycloak.representations.ClaimsRepresentation.ClaimContext;
import org.keycloak.representations.ClaimsRepresentation.ClaimValue;
import org.keycloak.representations.IDToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The levels that one OpenID Connect request asks for by name: those of an essential claim, else of {@code acr_values},
 * else of a voluntary claim, else the client's default. Names without a meaning are passed over, except in an essential
 * claim.
 */
record AskedLevels(AuthenticationSessionModel authSession, AcrMeaning meaning) {

    /** The wish, in which nothing is below the client's minimum. */
    Wish wish(Optional<Choice> minimum) {
        List<String> essential = AcrUtils.getRequiredAcrValues(note(OIDCLoginProtocol.CLAIMS_PARAM));
        return essential.isEmpty()
                ? raised(optional(), minimum)
                : new Wish(essential.stream().map(meaning::ofNecessary).toList(), true);
    }

    private Wish optional() {
        return Stream.of(
                        new Wish(known(byParameter()), true),
                        new Wish(known(byVoluntaryClaim()), false),
                        new Wish(known(AcrUtils.getDefaultAcrValues(authSession.getClient())), true))
                .filter(wish -> !wish.choices().isEmpty())
                .findFirst()
                .orElse(Wish.NONE);
    }

    /** Tokens answer by the name that was asked for, so a name below the minimum would belittle what was proven. */
    private static Wish raised(Wish wish, Optional<Choice> minimum) {
        if (minimum.isEmpty()) {
            return wish;
        }
        List<Choice> left = wish.choices().stream()
                .filter(choice -> choice.loa() >= minimum.get().loa())
                .toList();
        return left.isEmpty() ? new Wish(minimum.stream().toList(), true) : new Wish(left, wish.isBinding());
    }

    private List<Choice> known(List<String> names) {
        return names.stream().map(meaning::of).flatMap(Optional::stream).toList();
    }

    private List<String> byParameter() {
        return Optional.ofNullable(note(OIDCLoginProtocol.ACR_PARAM)).map(values -> values.split(" ")).stream()
                .flatMap(Stream::of)
                .toList();
    }

    /** Keycloak reads this claim too, but mixes its values with those of the parameter. */
    private List<String> byVoluntaryClaim() {
        return Optional.ofNullable(note(OIDCLoginProtocol.CLAIMS_PARAM))
                .flatMap(AskedLevels::acrClaim)
                .map(claim -> claim.getValues() != null
                        ? claim.getValues()
                        : Optional.ofNullable(claim.getValue()).stream().toList())
                .orElse(List.of());
    }

    /** Empty also for what is no JSON: Keycloak warns of it and goes on without. */
    private static Optional<ClaimValue<String>> acrClaim(String claims) {
        try {
            return Optional.ofNullable(JsonSerialization.readValue(claims, ClaimsRepresentation.class))
                    .map(read -> read.getClaimValue(IDToken.ACR, ClaimContext.ID_TOKEN, String.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private @Nullable String note(String name) {
        return authSession.getClientNote(name);
    }
}
