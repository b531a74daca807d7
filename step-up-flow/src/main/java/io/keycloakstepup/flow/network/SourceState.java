package io.keycloakstepup.flow.network;

/** How a file of the server's operator stands. */
public enum SourceState {
    /** It is in use as it is. */
    CURRENT,
    /** It has vanished or cannot be used any more; what was read of it before goes on being used. */
    KEPT,
    /** It could never be used, so what it would say is not known. */
    ABSENT
}
