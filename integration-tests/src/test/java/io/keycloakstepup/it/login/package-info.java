/** What a user and an application do: pages, forms, codes and tokens, over plain HTTP. */
@NullMarked
package io.keycloakstepup.it.login;

import org.jspecify.annotations.NullMarked;
