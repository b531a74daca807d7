/** One-time codes, computed as an authenticator app does. */
@NullMarked
package io.keycloakstepup.demo.otp;

import org.jspecify.annotations.NullMarked;
