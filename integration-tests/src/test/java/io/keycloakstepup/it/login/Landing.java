package io.keycloakstepup.it.login;

/** Where a browser ends up after following all redirects: at a page, or back at the application. */
sealed interface Landing permits Page, Callback {}
