/** The factor {@code email-code}: codes carried by the realm's mail server. */
@NullMarked
package io.keycloakstepup.authenticators.mail;

import org.jspecify.annotations.NullMarked;
