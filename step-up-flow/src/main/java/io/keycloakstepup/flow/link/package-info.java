/** Which links between accounts and identity providers are beyond doubt, so that the provider's word can stand for factors. */
@NullMarked
package io.keycloakstepup.flow.link;

import org.jspecify.annotations.NullMarked;
