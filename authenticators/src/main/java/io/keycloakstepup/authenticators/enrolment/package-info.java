/** Factors that a user adds in the middle of a sign-in. */
@NullMarked
package io.keycloakstepup.authenticators.enrolment;

import org.jspecify.annotations.NullMarked;
