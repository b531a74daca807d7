/** Questions to the issuer about a token (RFC 7662). */
@NullMarked
package io.keycloakstepup.resource.introspection;

import org.jspecify.annotations.NullMarked;
