/** The guard as a filter of Jakarta Servlet. */
@NullMarked
package io.keycloakstepup.resource.servlet;

import org.jspecify.annotations.NullMarked;
