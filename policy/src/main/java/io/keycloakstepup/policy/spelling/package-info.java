/** What somebody probably meant who wrote a word that does not exist. */
@NullMarked
package io.keycloakstepup.policy.spelling;

import org.jspecify.annotations.NullMarked;
