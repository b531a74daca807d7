/** Each factor as a step of its own, for people who compose their own flows. */
@NullMarked
package io.keycloakstepup.authenticators.single;

import org.jspecify.annotations.NullMarked;
