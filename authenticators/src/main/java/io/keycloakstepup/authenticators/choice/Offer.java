package io.keycloakstepup.authenticators.choice;

import io.keycloakstepup.flow.history.UsedFactor;
import io.keycloakstepup.flow.history.UsedFactors;
import io.keycloakstepup.flow.ledger.CredentialTypes;
import io.keycloakstepup.flow.limit.DisabledCredentials;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What one user is offered of the ways that the policy leaves open, and in which order: the ways with the fewest prompts
 * first; among those what the user wants to be asked for first, then what the user has used last, then the policy's order.
 * Recovery codes always come last, since they run out, and what is disabled does not come at all.
 *
 * @param session the Keycloak session
 * @param realm the realm
 * @param user who has proven something
 */
public record Offer(KeycloakSession session, RealmModel realm, UserModel user) {

    /** Those that can be used, in order; empty where all are disabled. */
    public Choices of(Choices choices) {
        List<Choice> usable = usable(choices.all());
        return new Choices(usable.size() > 1 ? usable.stream().sorted(order()).toList() : usable);
    }

    private List<Choice> usable(List<Choice> choices) {
        Set<String> all = choices.stream().flatMap(this::credentialIds).collect(Collectors.toUnmodifiableSet());
        Set<String> disabled = new DisabledCredentials(session).among(all);
        return choices.stream()
                .filter(choice -> {
                    List<String> ids = credentialIds(choice).toList();
                    return ids.isEmpty() || !disabled.containsAll(ids);
                })
                .toList();
    }

    /** What a choice would be proven with; none where nobody counts wrong answers, or where Keycloak does not keep it. */
    private Stream<String> credentialIds(Choice choice) {
        return choice.credentialId().map(Stream::of).orElseGet(() -> CredentialTypes.of(choice.factor())
                .filter(type -> choice.factor().verification() == FactorType.UserVerification.NONE)
                .filter(type -> !choice.factor().equals(FactorType.PASSWORD))
                .flatMap(user.credentialManager()::getStoredCredentialsByTypeStream)
                .map(CredentialModel::getId));
    }

    private Comparator<Choice> order() {
        Optional<String> first = FirstChoice.of(user);
        List<UsedFactor> latestFirst = new UsedFactors(session, realm).latestFirst(user);
        return Comparator.comparing((Choice choice) -> choice.factor().equals(FactorType.RECOVERY_CODE))
                .thenComparing(Choice::prompts)
                .thenComparing(choice -> first.filter(choice::isCalled).isEmpty())
                .thenComparing(choice -> lastUse(choice, latestFirst));
    }

    private static int lastUse(Choice choice, List<UsedFactor> latestFirst) {
        return (int) latestFirst.stream()
                .takeWhile(used -> !choice.wasUsed(used.word(), used.credentialId()))
                .count();
    }
}
