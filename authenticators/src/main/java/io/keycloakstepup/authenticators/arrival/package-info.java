/** What the ways in that are no sign-in prove by themselves: registering, resetting a password, coming from elsewhere. */
@NullMarked
package io.keycloakstepup.authenticators.arrival;

import org.jspecify.annotations.NullMarked;
