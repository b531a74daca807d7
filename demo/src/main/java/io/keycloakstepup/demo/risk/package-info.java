/** The quality desk: an API of risk assessments that asks back, and the page that answers it. */
@NullMarked
package io.keycloakstepup.demo.risk;

import org.jspecify.annotations.NullMarked;
