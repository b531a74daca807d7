/** Signs that a sign-in is unusual: the SPI for those of others, and those that come with this project. */
@NullMarked
package io.keycloakstepup.flow.signal;

import org.jspecify.annotations.NullMarked;
