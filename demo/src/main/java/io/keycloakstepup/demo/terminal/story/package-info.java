/** What is asked and said, from the name to the payment. */
@NullMarked
package io.keycloakstepup.demo.terminal.story;

import org.jspecify.annotations.NullMarked;
