package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.lettering.Folding;

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
}
