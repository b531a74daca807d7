/** A real browser, driven headless. */
@NullMarked
package io.keycloakstepup.it.chromium;

import org.jspecify.annotations.NullMarked;
