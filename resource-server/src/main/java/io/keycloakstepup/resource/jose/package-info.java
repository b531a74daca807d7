/** Signed texts and the keys that they are believed by: JSON Web Signature, Key and Algorithms (RFC 7515, 7517, 7518, 8725). */
@NullMarked
package io.keycloakstepup.resource.jose;

import org.jspecify.annotations.NullMarked;
