package io.keycloakstepup.flow.registry;

import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The compiled forms of the texts that were asked for last, so that one text is compiled once. Thread-safe. */
final class CompiledPolicies {

    private static final Logger LOG = Logger.getLogger(CompiledPolicies.class);

    private static final int KEPT = 256;

    private final Map<String, StandingPolicy> byText =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, StandingPolicy> eldest) {
                    return size() > KEPT;
                }
            });

    /** Compiles outside of the lock: two threads may do the same work once, none waits for another realm's policy. */
    StandingPolicy of(String text) {
        StandingPolicy known = byText.get(text);
        if (known != null) {
            return known;
        }
        StandingPolicy compiled =
                new PolicyReader().read(text).match(document -> inForce(document, text), StandingPolicy.Broken::new);
        byText.put(text, compiled);
        return compiled;
    }

    /** Whoever stored a policy that could not be stored any more should hear which part of it is without effect. */
    private static StandingPolicy inForce(PolicyDocument document, String text) {
        String hash = PolicyHash.of(text);
        document.objections().forEach(objection -> LOG.warnf("Of the stored policy %s: %s", hash, objection));
        return new StandingPolicy.InForce(document.policy(), text, hash);
    }
}
