package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Json;
import java.util.List;
import java.util.Map;

/** The claim {@code acr} in OpenID Connect's {@code claims} parameter (OpenID Connect Core §5.5.1.1). */
public final class AcrClaim {

    private AcrClaim() {}

    /** The JSON that wants one of these levels, or no sign-in at all. */
    public static String essential(String... levels) {
        return json(true, levels);
    }

    /** The JSON that prefers these levels, the first one most. */
    public static String voluntary(String... levels) {
        return json(false, levels);
    }

    private static String json(boolean essential, String... levels) {
        Map<String, Object> acr = Map.of("essential", essential, "values", List.of(levels));
        return Json.write(Map.of("id_token", Map.of("acr", acr)));
    }
}
