package io.keycloakstepup.admin.install;

/** One thing that an installation puts into a realm. */
interface Part {

    /** What it is, for the administrator. */
    String name();

    /** Whether it is there and as it should be. */
    boolean isPresent();

    /** Puts it there, or makes it as it should be. */
    void create();
}
