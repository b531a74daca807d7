/** Codes that are sent: made, kept, checked and asked for, whoever carries them. */
@NullMarked
package io.keycloakstepup.authenticators.code;

import org.jspecify.annotations.NullMarked;
