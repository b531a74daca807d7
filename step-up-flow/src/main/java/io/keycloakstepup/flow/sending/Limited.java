package io.keycloakstepup.flow.sending;

import io.keycloakstepup.flow.once.OnceKey;

/**
 * One thing that is sent for only so often.
 *
 * @param id its key: a hash
 * @param pace how often
 */
public record Limited(String id, Pace pace) {

    /**
     * A thing of some sort.
     *
     * @param kind the sort, so that two cannot collide
     * @param thing which it is
     */
    public static Limited of(String kind, String thing, Pace pace) {
        return new Limited(OnceKey.of("sending-" + kind, thing), pace);
    }
}
