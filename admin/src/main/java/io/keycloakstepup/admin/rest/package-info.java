/** The admin REST: one class for each path, and what they share. */
@NullMarked
package io.keycloakstepup.admin.rest;

import org.jspecify.annotations.NullMarked;
