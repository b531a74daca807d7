package io.keycloakstepup.demo.bank;

import java.util.Optional;

/** What the bank remembers of one browser. The server handles one request at a time, so nothing here is locked. */
final class Visitor {

    private Optional<Tokens> tokens = Optional.empty();
    private Optional<Departure> departure = Optional.empty();
    private String notice = "";

    Optional<Tokens> tokens() {
        return tokens;
    }

    void receive(Tokens received) {
        tokens = Optional.of(received);
    }

    void forgetTokens() {
        tokens = Optional.empty();
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
}
