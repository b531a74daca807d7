package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.choice.Choices;
import java.util.Optional;

/** What stands for a factor in an address: its word, and behind a tilde the credential where one is meant. */
final class FactorName {

    private FactorName() {}

    static String of(Choice choice) {
        return choice.id().replace('/', '~');
    }

    /** The choice of this name; empty where there is none now. */
    static Optional<Choice> called(Choices choices, String name) {
        return choices.all().stream().filter(choice -> of(choice).equals(name)).findFirst();
    }
}
