package io.keycloakstepup.demo.terminal.story;

import io.keycloakstepup.demo.terminal.json.Json;
import io.keycloakstepup.demo.terminal.wire.Answer;
import io.keycloakstepup.demo.terminal.wire.Wire;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Somebody signs in and pays. */
public final class Story {

    private final Terminal terminal;
    private final Client client;

    private Story(Terminal terminal, Client client) {
        this.terminal = terminal;
        this.client = client;
    }

    /**
     * Begins.
     *
     * @param payments where the payments' page and API are
     */
    public static Story at(URI payments, Terminal terminal, Wire wire) throws IOException {
        return new Story(terminal, Client.of(wire, payments));
    }

    /** Tells it to the end; whether something was paid. */
    public boolean isPaid() throws IOException {
        Answer start = client.signIn(terminal.ask("Name:"), terminal.askSecretly("Password:"));
        if (!hasTokens(start)) {
            return false;
        }
        Json claims = client.claims();
        terminal.say("You are " + claims.at("preferred_username").text() + ", level "
                + claims.at("acr").text() + ".");
        Payment payment = payment();
        Answer answer = client.pay(payment);
        Optional<Demand> demand = Demand.of(answer.challenge());
        if (demand.isPresent()) {
            return isApproved(payment, demand.get()) && isDone(payment, client.pay(payment));
        }
        return isDone(payment, answer);
    }

    private Payment payment() throws IOException {
        String to = otherwise(terminal.ask("Pay to [Ada]:"), "Ada");
        String amount = otherwise(terminal.ask("Amount in CHF [5000]:"), "5000");
        while (!amount.matches("[0-9]{1,7}([.][0-9]{1,2})?")) {
            amount = terminal.ask("A number such as 5000 or 20.50:");
        }
        return new Payment(to, new BigDecimal(amount), UUID.randomUUID().toString());
    }

    private static String otherwise(String typed, String usual) {
        return typed.isEmpty() ? usual : typed;
    }

    private boolean isApproved(Payment payment, Demand demand) throws IOException {
        terminal.say("The API wants level " + demand.level() + ", for this very payment.");
        terminal.say("You approve: " + payment + ".");
        return hasTokens(client.stepUp(demand, payment));
    }

    private boolean hasTokens(Answer start) throws IOException {
        Optional<String> code = new StepUp(terminal, client).code(start);
        if (code.isEmpty()) {
            return false;
        }
        boolean isRedeemed = client.redeem(code.get());
        if (!isRedeemed) {
            terminal.say("Keycloak gave no tokens for the code.");
        }
        return isRedeemed;
    }

    private boolean isDone(Payment payment, Answer answer) {
        terminal.say(answer.isGood() ? "Paid: " + payment + "." : "Not paid. " + Words.problem(answer));
        return answer.isGood();
    }
}
