package io.keycloakstepup.resource.request;

import java.util.Map;
import java.util.Optional;

/** The body of a request, for whoever asks: nobody should have it read in vain. */
@FunctionalInterface
public interface BodySource {

    /** A request without a body. */
    BodySource NONE = Optional::empty;

    /**
     * The JSON object that the body is; empty where it is none, too large, encoded or ambiguous. Asked twice it gives the
     * same answer.
     */
    Optional<Map<String, Object>> object();
}
