package io.keycloakstepup.admin.install;

/**
 * How to install.
 *
 * @param bind whether users are to sign in with it at once
 * @param dryRun whether to tell only what would be done
 * @param master whether to do so even in the realm that administers all others
 */
public record InstallRequest(boolean bind, boolean dryRun, boolean master) {}
