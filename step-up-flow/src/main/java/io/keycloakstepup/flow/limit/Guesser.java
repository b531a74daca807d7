package io.keycloakstepup.flow.limit;

/** Who makes an attempt, as far as that matters for what it counts. */
enum Guesser {
    /** Somebody who has proven another factor: a failure brings the credential nearer to being disabled. */
    PROVEN,

    /** Somebody in a browser that the user is known in, or at a secret that is never disabled: the lane alone counts it. */
    KNOWN,

    /** Somebody who may be anybody: all of them together have a budget, so that many networks do not mean many guesses. */
    STRANGER;

    /** Of somebody who has proven nothing, and comes from there. */
    static Guesser unprovenIn(Lane lane) {
        return lane.isOfNetwork() ? STRANGER : KNOWN;
    }
}
