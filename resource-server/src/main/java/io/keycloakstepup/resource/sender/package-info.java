/** Who sends a token: proofs of possession of the key (RFC 9449) or the certificate (RFC 8705) that it is bound to. */
@NullMarked
package io.keycloakstepup.resource.sender;

import org.jspecify.annotations.NullMarked;
