/** A mail server that delivers to nobody and shows what came. */
@NullMarked
package io.keycloakstepup.demo.mail;

import org.jspecify.annotations.NullMarked;
