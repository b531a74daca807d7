package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.Transaction;
import java.util.Optional;

/** What stands for a factor in an address: its word, and behind a tilde the credential where one is meant. */
final class FactorName {

    private static final String CREDENTIAL = "~";

    private FactorName() {}

    static String of(Choice choice) {
        return choice.id().replace("/", CREDENTIAL);
    }

    /** The choice of this name, or the first one of a factor that is named alone; empty where there is none now. */
    static Optional<Choice> called(Choices choices, String name) {
        return choices.all().stream()
                .filter(choice -> of(choice).equals(name))
                .findFirst()
                .or(() -> choices.all().stream()
                        .filter(choice -> isOne(of(choice), name))
                        .findFirst());
    }

    /** What a caller means who names the factor alone: the credential of it that was begun, if one was. */
    static String meant(Transaction transaction, String name) {
        return transaction
                .begun()
                .map(Begun::factor)
                .filter(begun -> isOne(begun, name))
                .orElse(name);
    }

    private static boolean isOne(String whole, String factor) {
        return whole.startsWith(factor + CREDENTIAL);
    }
}
