/** What the tests call inside the server: a provider of their own beside the shipped jar, and never part of it. */
@NullMarked
package io.keycloakstepup.it.probe;

import org.jspecify.annotations.NullMarked;
