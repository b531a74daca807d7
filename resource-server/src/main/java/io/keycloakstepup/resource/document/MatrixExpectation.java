package io.keycloakstepup.resource.document;

import io.keycloakstepup.resource.matrix.Requirement;
import java.util.Objects;

/** What a test says will come out. */
sealed interface MatrixExpectation {

    /** It in words. */
    String wording();

    /** The path can be read in more than one way. */
    record Unreadable() implements MatrixExpectation {
        @Override
        public String wording() {
            return "unreadable";
        }
    }

    /** No operation is this request's. */
    record Unlisted() implements MatrixExpectation {
        @Override
        public String wording() {
            return "unlisted";
        }
    }

    /** No token is needed. */
    record Open() implements MatrixExpectation {
        @Override
        public String wording() {
            return "public";
        }
    }

    /**
     * A token is needed that shows this.
     *
     * @param requirement all that it must show
     */
    record Guarded(Requirement requirement) implements MatrixExpectation {
        public Guarded {
            Objects.requireNonNull(requirement, "requirement");
        }

        @Override
        public String wording() {
            return "require " + new Wording(requirement);
        }
    }
}
