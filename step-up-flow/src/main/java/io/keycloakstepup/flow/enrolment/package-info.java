/** The codes with which administrators let users add a factor once. */
@NullMarked
package io.keycloakstepup.flow.enrolment;

import org.jspecify.annotations.NullMarked;
