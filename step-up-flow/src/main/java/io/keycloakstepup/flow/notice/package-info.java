/** What users are told by mail of their accounts. */
@NullMarked
package io.keycloakstepup.flow.notice;

import org.jspecify.annotations.NullMarked;
