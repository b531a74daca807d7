package io.keycloakstepup.flow.registry;

import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Decides whether a text may become the policy of a realm, by whatever way it comes. */
public final class PolicyIntake {

    private final RealmModel realm;

    public PolicyIntake(RealmModel realm) {
        this.realm = realm;
    }

    /** Why this component cannot be stored, for whoever tries; empty if it can. */
    public Optional<String> refusal(ComponentModel component) {
        Optional<String> text = PolicyComponent.text(component);
        if (text.isEmpty()) {
            return Optional.of("The setting 'policy' is empty: write the policy there, as YAML or JSON.");
        }
        if (PolicyComponent.all(realm).stream().anyMatch(other -> !other.getId().equals(component.getId()))) {
            return Optional.of("This realm already has a policy: change that one, there can be only one.");
        }
        List<PolicyError> errors = isImport(component) ? PolicyCheck.read(text.get()) : PolicyCheck.check(text.get());
        return errors.isEmpty() ? Optional.empty() : Optional.of(listed(errors));
    }

    /**
     * A component that brings an id nobody has yet comes with a realm that is being imported. It was accepted once, so
     * its embedded tests do not run again: they may rest on what a later version decides differently.
     */
    private boolean isImport(ComponentModel component) {
        return component.getId() != null && realm.getComponent(component.getId()) == null;
    }

    private static String listed(List<PolicyError> errors) {
        return errors.stream().map(PolicyError::toString).collect(Collectors.joining("\n"));
    }
}
