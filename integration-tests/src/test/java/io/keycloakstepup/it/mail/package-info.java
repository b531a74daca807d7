/** The mail that the server sends, received by a mail server on this machine alone. */
@NullMarked
package io.keycloakstepup.it.mail;

import org.jspecify.annotations.NullMarked;
