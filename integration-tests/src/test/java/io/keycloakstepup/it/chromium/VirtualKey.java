package io.keycloakstepup.it.chromium;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** An authenticator that Chromium plays itself, through its debugging protocol; it is touched without being asked. */
public final class VirtualKey {

    private final CDPSession session;
    private final String id;

    private VirtualKey(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    /** An authenticator built into the window's device: it remembers passkeys, verifies its user, and copies keys elsewhere. */
    public static VirtualKey in(BrowserWindow window) {
        CDPSession session = window.page().context().newCDPSession(window.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        options.addProperty("defaultBackupEligibility", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        String id = session.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
        return new VirtualKey(session, id);
    }

    /** Whether it recognises its user from now on. */
    public void recognises(boolean isUserVerified) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        arguments.addProperty("isUserVerified", isUserVerified);
        session.send("WebAuthn.setUserVerified", arguments);
    }

    /** It is lost: from now on it answers nobody. */
    public void lose() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        session.send("WebAuthn.removeVirtualAuthenticator", arguments);
    }
}
