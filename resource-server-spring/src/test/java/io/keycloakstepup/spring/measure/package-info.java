/** What step-up costs an API of Spring Boot's, beside the same one without. */
@NullMarked
package io.keycloakstepup.spring.measure;

import org.jspecify.annotations.NullMarked;
