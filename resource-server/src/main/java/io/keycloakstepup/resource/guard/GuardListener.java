package io.keycloakstepup.resource.guard;

/**
 * Hears of every decision, for logs, counters and alarms: every use of a bypass passes here. Called before the answer goes
 * out, on the thread of the request; what it throws ends the request.
 */
@FunctionalInterface
public interface GuardListener {

    /** This was said of that request, whose headers and body are not for logs. */
    void decided(IncomingRequest request, GuardResult result);

    /** Does nothing. */
    static GuardListener silent() {
        return (request, result) -> {};
    }
}
