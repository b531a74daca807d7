/** What a run leaves to read: evidence of failures, and the list of what was not run. */
@NullMarked
package io.keycloakstepup.it.report;

import org.jspecify.annotations.NullMarked;
