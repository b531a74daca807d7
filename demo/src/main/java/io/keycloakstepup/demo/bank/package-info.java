/** A bank that shows a balance to whoever has a password, and pays for those only who have proven more. */
@NullMarked
package io.keycloakstepup.demo.bank;

import org.jspecify.annotations.NullMarked;
