package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Assurance;
import io.keycloakstepup.demo.otp.Totp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bank remembers of one browser. The server handles one request at a time, so nothing here is locked. */
final class Visitor {

    private final Journal journal = new Journal();
    private final List<Totp> devices = new ArrayList<>();
    private Optional<Tokens> tokens = Optional.empty();
    private Optional<Departure> departure = Optional.empty();
    private Optional<Assurance> before = Optional.empty();
    private Optional<Assurance> now = Optional.empty();
    private String notice = "";

    Journal journal() {
        return journal;
    }

    Optional<Tokens> tokens() {
        return tokens;
    }

    void receive(Tokens received) {
        tokens = Optional.of(received);
        before = now;
    }

    /** Takes note of what the visitor's token says now; nothing, and it is worth nothing any more. */
    void isKnownAs(Optional<Assurance> assurance) {
        if (assurance.isEmpty()) {
            tokens = Optional.empty();
        }
        now = assurance;
    }

    /** What the token says, as last seen; empty if nobody is signed in. */
    Optional<Assurance> now() {
        return now;
    }

    /** What the token before this one said; empty if there was none. */
    Optional<Assurance> before() {
        return before;
    }

    void leaveForGood() {
        tokens = Optional.empty();
        before = Optional.empty();
        now = Optional.empty();
    }

    void depart(Departure onTheWay) {
        departure = Optional.of(onTheWay);
    }

    /** The departure that this state belongs to; it returns once only. */
    Optional<Departure> returnedWith(String state) {
        Optional<Departure> returned = departure.filter(sent -> sent.state().equals(state));
        departure = Optional.empty();
        return returned;
    }

    /** Says something on the next page. */
    void tell(String text) {
        notice = text;
    }

    /** What the next page says; said once only. */
    String takeNotice() {
        String text = notice;
        notice = "";
        return text;
    }

    /** Keeps what makes codes, as an authenticator app does. */
    void adopt(Totp device) {
        devices.add(device);
    }

    List<Totp> devices() {
        return List.copyOf(devices);
    }
}
