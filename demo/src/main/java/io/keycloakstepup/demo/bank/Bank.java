package io.keycloakstepup.demo.bank;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The bank: lets a visitor do what their token allows, and sends them to prove more where it allows too little. */
final class Bank {

    private static final Reply HOME = Reply.goTo(URI.create("/"));

    private final SignIn signIn;
    private final BankApi api;
    private final HomePage page;

    Bank(SignIn signIn, BankApi api, HomePage page) {
        this.signIn = signIn;
        this.api = api;
        this.page = page;
    }

    Reply home(Visitor visitor) throws IOException {
        return Reply.page(200, page.html(assurance(visitor), visitor.takeNotice(), Instant.now()));
    }

    Reply signIn(Visitor visitor) {
        return leave(visitor, Optional.empty());
    }

    /** Does the errand, or has the visitor prove more first: the step-up. */
    Reply run(Errand errand, Visitor visitor) throws IOException {
        if (assurance(visitor).filter(errand::isAllowedBy).isEmpty()) {
            return leave(visitor, Optional.of(errand));
        }
        visitor.tell(errand.result());
        return HOME;
    }

    /** Receives a visitor whom Keycloak sends back, and does the errand that they left for. */
    Reply welcomeBack(Visitor visitor, Query query) throws IOException {
        Optional<Departure> departure = visitor.returnedWith(query.value("state"));
        if (departure.isEmpty()) {
            visitor.tell("That answer belongs to no sign-in of this browser.");
        } else if (query.has("error")) {
            visitor.tell("Keycloak refused: " + query.value("error") + ". " + query.value("error_description"));
        } else {
            receive(visitor, query.value("code"), departure.get());
        }
        return HOME;
    }

    Reply signOut(Visitor visitor) {
        Optional<Tokens> tokens = visitor.tokens();
        visitor.forgetTokens();
        return tokens.map(signIn::farewell).map(Reply::goTo).orElse(HOME);
    }

    private Reply leave(Visitor visitor, Optional<Errand> errand) {
        Departure departure = Departure.on(errand);
        visitor.depart(departure);
        return Reply.goTo(signIn.address(departure));
    }

    private void receive(Visitor visitor, String code, Departure departure) throws IOException {
        Optional<Tokens> tokens = signIn.redeem(code, departure);
        tokens.ifPresent(visitor::receive);
        if (tokens.isEmpty()) {
            visitor.tell("Keycloak gave no tokens for the code.");
        } else if (departure.errand().isPresent()) {
            finish(visitor, departure.errand().get());
        }
    }

    private void finish(Visitor visitor, Errand errand) throws IOException {
        // No second departure: a server that does not do what it was asked for must not become a loop.
        boolean allowed = assurance(visitor).filter(errand::isAllowedBy).isPresent();
        visitor.tell(allowed ? errand.result() : "The new token still says too little for this.");
    }

    private Optional<Assurance> assurance(Visitor visitor) throws IOException {
        if (visitor.tokens().isEmpty()) {
            return Optional.empty();
        }
        Optional<Assurance> assurance = api.assurance(visitor.tokens().get());
        if (assurance.isEmpty()) {
            visitor.forgetTokens();
        }
        return assurance;
    }
}
