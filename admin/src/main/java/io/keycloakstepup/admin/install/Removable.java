package io.keycloakstepup.admin.install;

/** A part that is taken away by itself; the others go with what they belong to. */
interface Removable extends Part {

    /** Takes it away, whatever state it is in; what it had replaced comes back. Whether there was anything to take. */
    boolean remove();
}
