package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Assurance;
import io.keycloakstepup.demo.api.Demand;
import io.keycloakstepup.demo.api.Errand;
import io.keycloakstepup.demo.http.Query;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The bank: passes errands on to its API, and sends a visitor to prove more where that says what is missing. */
final class Bank {

    private static final Reply HOME = Reply.goTo(URI.create("/"));
    private static final String REGISTER_KEY = "step-up-webauthn-register";

    private final SignIn signIn;
    private final ApiClient api;
    private final HomePage page;

    Bank(SignIn signIn, ApiClient api, HomePage page) {
        this.signIn = signIn;
        this.api = api;
        this.page = page;
    }

    Reply home(Visitor visitor) throws IOException {
        visitor.isKnownAs(assurance(visitor));
        return Reply.page(200, page.html(visitor, Instant.now()));
    }

    Reply signIn(Visitor visitor) {
        return leave(visitor, Departure.toSignIn(Optional.empty(), Map.of()));
    }

    Reply addKey(Visitor visitor) {
        return leave(visitor, Departure.toAct(REGISTER_KEY));
    }

    /** Has the API do the errand, or the visitor prove more first: the step-up. */
    Reply run(Errand errand, Visitor visitor) throws IOException {
        return run(errand, visitor, Optional.empty());
    }

    /** Receives a visitor whom Keycloak sends back, and goes on with the errand that they left for. */
    Reply welcomeBack(Visitor visitor, Query query) throws IOException {
        Optional<Departure> departure = visitor.returnedWith(query.value("state"));
        if (departure.isEmpty()) {
            visitor.tell("That answer belongs to no sign-in of this browser.");
            return HOME;
        }
        visitor.journal().add(Talk.arrival(query));
        if (query.has("error")) {
            visitor.tell(Refusal.by(query.value("error")));
            return HOME;
        }
        return receive(visitor, query, departure.get());
    }

    Reply signOut(Visitor visitor) {
        Optional<Tokens> tokens = visitor.tokens();
        visitor.leaveForGood();
        return tokens.map(signIn::farewell).map(Reply::goTo).orElse(HOME);
    }

    private Reply run(Errand errand, Visitor visitor, Optional<Departure> cameFrom) throws IOException {
        ApiAnswer answer = api.run(errand, visitor.tokens());
        visitor.journal().add(Talk.withApi(errand, answer));
        Map<String, String> wishes = answer.demand().map(Demand::parameters).orElse(Map.of());
        // A server that does not do what it was asked for must not become a loop.
        boolean inVain = cameFrom.filter(last -> last.wishes().equals(wishes)).isPresent();
        if (answer.wantsSignIn() && !inVain) {
            return leave(visitor, Departure.toSignIn(Optional.of(errand), wishes));
        }
        visitor.tell(answer.isDone() ? answer.text() : "The new token still says too little for this.");
        return HOME;
    }

    private Reply leave(Visitor visitor, Departure departure) {
        visitor.depart(departure);
        visitor.journal().add(Talk.departure(signIn.parameters(departure)));
        return Reply.goTo(signIn.address(departure));
    }

    private Reply receive(Visitor visitor, Query query, Departure departure) throws IOException {
        Optional<Tokens> tokens = signIn.redeem(query.value("code"), departure);
        visitor.journal().add(Talk.redeemed(tokens.isPresent()));
        tokens.ifPresent(visitor::receive);
        visitor.isKnownAs(assurance(visitor));
        if (tokens.isEmpty()) {
            visitor.tell("Keycloak gave no tokens for the code.");
        } else if (departure.isToAct()) {
            visitor.tell(Refusal.ofAction(query.value("kc_action_status")));
        } else if (departure.errand().isPresent()) {
            return run(departure.errand().get(), visitor, Optional.of(departure));
        }
        return HOME;
    }

    private Optional<Assurance> assurance(Visitor visitor) throws IOException {
        return visitor.tokens().isEmpty()
                ? Optional.empty()
                : api.assurance(visitor.tokens().get());
    }
}
