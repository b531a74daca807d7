package io.keycloakstepup.resource.document;

import io.keycloakstepup.resource.matrix.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A requirement in the words of the matrix, for messages.
 *
 * @param requirement the requirement
 */
record Wording(Requirement requirement) {

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        requirement.acr().ifPresent(choice -> words.add("acr: " + choice.values()));
        requirement.maxAge().ifPresent(age -> words.add("maxAge: " + age.toSeconds() + "s"));
        for (Set<String> means : requirement.amr()) {
            words.add("amr: [" + sorted(means.stream()) + "]");
        }
        if (!requirement.bindings().isEmpty()) {
            words.add("bound to "
                    + sorted(requirement.bindings().stream()
                            .map(binding -> binding.name().toLowerCase(Locale.ROOT))));
        }
        if (!requirement.scopes().isEmpty()) {
            words.add("scopes: " + requirement.scopesInOrder());
        }
        return words.isEmpty() ? "nothing but a token" : String.join(", ", words);
    }

    private static String sorted(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(", "));
    }
}
