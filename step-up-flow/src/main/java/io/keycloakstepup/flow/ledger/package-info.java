/** Evidence kept with the user session, and what each client was told of it. */
@NullMarked
package io.keycloakstepup.flow.ledger;

import org.jspecify.annotations.NullMarked;
