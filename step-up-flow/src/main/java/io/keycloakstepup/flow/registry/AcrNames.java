package io.keycloakstepup.flow.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;

/** Keeps the levels of the policy in Keycloak's own map of acr values, beside what an administrator put there. */
public final class AcrNames {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealmModel realm;

    public AcrNames(RealmModel realm) {
        this.realm = realm;
    }

    /** Replaces the levels of the old text by those of the new one; a text that cannot be read has none. */
    public void publish(Optional<String> oldText, Optional<String> newText) {
        Map<String, Integer> names = current();
        levels(oldText).forEach(level -> names.remove(level.name(), level.loa()));
        levels(newText).forEach(level -> names.put(level.name(), level.loa()));
        write(names);
    }

    private static List<Level> levels(Optional<String> text) {
        return text.flatMap(written -> new PolicyReader()
                        .read(written)
                        .match(document -> Optional.of(document.policy().levels()), errors -> Optional.<Levels>empty()))
                .map(Levels::ordered)
                .orElse(List.of());
    }

    private Map<String, Integer> current() {
        String stored = realm.getAttribute(Constants.ACR_LOA_MAP);
        if (stored == null || stored.isBlank()) {
            return new TreeMap<>();
        }
        try {
            return JSON.readValue(stored, new TypeReference<TreeMap<String, Integer>>() {});
        } catch (JsonProcessingException e) {
            // Keycloak itself logs and ignores a map that it cannot read; ours replaces it.
            return new TreeMap<>();
        }
    }

    private void write(Map<String, Integer> names) {
        if (names.isEmpty()) {
            realm.removeAttribute(Constants.ACR_LOA_MAP);
            return;
        }
        try {
            realm.setAttribute(Constants.ACR_LOA_MAP, JSON.writeValueAsString(names));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts to numbers is always JSON", e);
        }
    }
}
