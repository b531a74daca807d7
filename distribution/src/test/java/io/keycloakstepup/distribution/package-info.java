/** The house rules as tests, and the tests of the one jar that is shipped. */
@NullMarked
package io.keycloakstepup.distribution;

import org.jspecify.annotations.NullMarked;
