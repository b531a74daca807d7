/** What the demo's realm file says about its users and clients. */
@NullMarked
package io.keycloakstepup.demo.realm;

import org.jspecify.annotations.NullMarked;
