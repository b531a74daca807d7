/** What a SAML request asks for beside what every request asks. */
@NullMarked
package io.keycloakstepup.flow.saml;

import org.jspecify.annotations.NullMarked;
