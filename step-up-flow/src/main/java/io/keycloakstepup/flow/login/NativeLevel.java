package io.keycloakstepup.flow.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.policy.level.Levels;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own record of the levels reached, so that its conditions and credential checks agree with us. Written from
 * the evidence's own times: {@code AcrStore} would stamp the present, and single sign-on would look like a new proof.
 */
record NativeLevel(AuthenticationSessionModel authSession) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Levels levels, Snapshot snapshot) {
        Map<Integer, Long> reachedAtSeconds = new TreeMap<>();
        levels.ordered().forEach(level -> levels.reachedAt(level, snapshot.ledger(), snapshot.moment())
                .ifPresent(at -> reachedAtSeconds.put(level.loa(), at.getEpochSecond())));
        String map = json(reachedAtSeconds);
        authSession.setAuthNote(Constants.LOA_MAP, map);
        authSession.setUserSessionNote(Constants.LOA_MAP, map);
        int highest = reachedAtSeconds.keySet().stream().max(Integer::compare).orElse(Constants.MINIMUM_LOA);
        authSession.setAuthNote(Constants.LEVEL_OF_AUTHENTICATION, Integer.toString(highest));
    }

    private static String json(Map<Integer, Long> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers is always JSON", e);
        }
    }
}
