package io.keycloakstepup.authenticators.choice;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to go on that a user may choose.
 *
 * @param factor the factor
 * @param asked what is asked of a key beyond its possession
 * @param credentialId the one credential of it that is meant; empty where any will do
 * @param prompts how many questions are left at least on this way, this one included
 * @param labels what the user calls the credentials that it would be proven with; empty where that is not told
 */
public record Choice(
        FactorType factor, KeyDemand asked, Optional<String> credentialId, int prompts, List<String> labels) {

    public Choice {
        labels = List.copyOf(labels);
    }

    /** This factor, with any credential. */
    public static Choice of(FactorType factor) {
        return of(factor, KeyDemand.NONE);
    }

    /** This factor with any credential that can show what is asked. */
    static Choice of(FactorType factor, KeyDemand asked) {
        return new Choice(factor, asked, Optional.empty(), 1, List.of());
    }

    /** What the form of the page calls it. */
    public String id() {
        return factor.word() + credentialId.map(id -> "/" + id).orElse("");
    }

    /** Whether it is meant by this name; the one of a factor alone means each of its credentials. */
    boolean isCalled(String name) {
        return name.equals(id()) || name.equals(factor.word());
    }

    /** Whether it is what was used with this credential. */
    boolean wasUsed(String word, String credential) {
        return factor.word().equals(word)
                && credentialId.map(credential::equals).orElse(true);
    }

    /** What the page shows of it. */
    Map<String, String> shown() {
        return Map.of("id", id(), "factor", factor.word(), "label", String.join(", ", labels));
    }
}
