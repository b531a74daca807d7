/** SAML assertions: only for those who passed the gate, and with what was proven. */
@NullMarked
package io.keycloakstepup.mappers.saml;

import org.jspecify.annotations.NullMarked;
