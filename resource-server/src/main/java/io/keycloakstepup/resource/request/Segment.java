package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.lettering.Folding;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two slashes.
 *
 * @param text as it was sent, decoded once
 * @param folded the same as a careless reader sees it
 */
public record Segment(String text, String folded) {

    /** The segment of this decoded text. */
    static Segment of(String text) {
        return new Segment(text, Folding.of(text));
    }

    /** Whether a careless reader could take this for the other, a suffix behind a dot left aside where there may be one. */
    boolean isTakenFor(Segment other, boolean mayHaveSuffix) {
        return folded.equals(other.folded) || (mayHaveSuffix && folded.startsWith(other.folded + "."));
    }

    /** What is left of it, folded, without each suffix that it may have; the longest first, itself not among them. */
    public List<String> withoutSuffixes() {
        List<String> left = new ArrayList<>();
        for (int dot = folded.lastIndexOf('.'); dot > 0; dot = folded.lastIndexOf('.', dot - 1)) {
            left.add(folded.substring(0, dot));
        }
        return left;
    }
}
