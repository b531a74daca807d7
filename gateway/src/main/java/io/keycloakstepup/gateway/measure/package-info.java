/** What a gateway counts, in the text that Prometheus reads. */
@NullMarked
package io.keycloakstepup.gateway.measure;

import org.jspecify.annotations.NullMarked;
