/** The policy as text: reading YAML and JSON, with every error at its place. */
@NullMarked
package io.keycloakstepup.policy.text;

import org.jspecify.annotations.NullMarked;
