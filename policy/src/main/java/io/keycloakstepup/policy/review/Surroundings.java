package io.keycloakstepup.policy.review;

import java.util.Collection;
import java.util.List;

/** What is there to be named where a policy is to be in force: the clients of the realm and the like. */
public interface Surroundings {

    /** What a policy can name without declaring it. */
    enum Thing {
        CLIENT("client"),
        GROUP("group"),
        ROLE("role"),
        ORGANIZATION("organization"),
        PROVIDER("identity provider"),
        LIST("list of addresses"),
        SIGNAL("signal");

        private final String word;

        Thing(String word) {
            this.word = word;
        }

        /** The word for it in messages. */
        public String word() {
            return word;
        }
    }

    /** Where nobody knows: then everything that is named may be there. */
    Surroundings UNKNOWN = new Surroundings() {
        @Override
        public boolean has(Thing thing, String name) {
            return true;
        }

        @Override
        public Collection<String> some(Thing thing) {
            return List.of();
        }
    };

    /** Whether there is one of this name. */
    boolean has(Thing thing, String name);

    /** Whether users may change this attribute of theirs themselves. */
    default boolean isEditedByUsers(String attribute) {
        return false;
    }

    /** Whether what this identity provider says of a sign-in is signed, and the signature is checked. */
    default boolean isChecked(String provider) {
        return true;
    }

    /** Some of their names, for suggestions; a hundred are enough. */
    Collection<String> some(Thing thing);
}
