package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the claims of a token that holds into its value, for whoever has verified that it does. */
public final class VerifiedClaims {

    private VerifiedClaims() {}

    /**
     * The token that these are the claims of.
     *
     * @throws Flawed if one of them is of another type than it must be, or user or client are missing
     */
    public static AccessToken token(Claims claims, TokenScheme scheme, boolean isSenderBound) throws Flawed {
        return new AccessToken(
                claims.text("sub").orElseThrow(() -> new Flawed(Flaw.MALFORMED)),
                Expected.client(claims),
                claims.text("acr"),
                claims.texts("amr"),
                claims.time("auth_time"),
                claims.time("iat"),
                scopes(claims),
                Set.copyOf(claims.texts("aud")),
                claims.isTrue("mfa_verified"),
                claims.text("step_up_txn"),
                networks(claims),
                withoutNull(claims.asMap()),
                scheme,
                isSenderBound);
    }

    private static List<String> scopes(Claims claims) throws Flawed {
        return Arrays.stream(claims.text("scope").orElse("").split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    private static List<String> networks(Claims claims) throws Flawed {
        Optional<Map<String, Object>> context = claims.object("ctx");
        return context.isEmpty() ? List.of() : Claims.of(context.get()).texts("ip");
    }

    private static Map<String, Object> withoutNull(Map<?, ?> object) {
        Map<String, Object> known = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value != null) {
                known.put(String.valueOf(name), withoutNull(value));
            }
        });
        return known;
    }

    private static Object withoutNull(Object value) {
        if (value instanceof Map<?, ?> object) {
            return withoutNull(object);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(Objects::nonNull)
                    .map(VerifiedClaims::itself)
                    .toList();
        }
        return value;
    }

    private static Object itself(@Nullable Object value) {
        return withoutNull(Objects.requireNonNull(value));
    }
}
