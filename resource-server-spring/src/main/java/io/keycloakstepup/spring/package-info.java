/**
 * Lets the operations of a Spring Boot application ask back: an annotation, what holds it, and what tells Spring Security when its
 * user proved what.
 */
@NullMarked
package io.keycloakstepup.spring;

import org.jspecify.annotations.NullMarked;
