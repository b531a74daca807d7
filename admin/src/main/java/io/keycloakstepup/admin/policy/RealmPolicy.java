package io.keycloakstepup.admin.policy;

import io.keycloakstepup.flow.registry.AcrNames;
import io.keycloakstepup.flow.registry.PolicyComponent;
import io.keycloakstepup.flow.registry.PolicyHash;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** The text that a realm keeps as its policy. */
public record RealmPolicy(RealmModel realm) {

    /** The text; empty where none is stored, or more than one. */
    public Optional<String> text() {
        return isAmbiguous()
                ? Optional.empty()
                : components().stream().findFirst().flatMap(PolicyComponent::text);
    }

    /** The hash of the text; empty where there is no text. */
    public Optional<String> hash() {
        return text().map(PolicyHash::of);
    }

    /** Whether several components claim to be the policy. */
    public boolean isAmbiguous() {
        return components().size() > 1;
    }

    /** Stores this text, in place of the one that is there. */
    public void store(String text) {
        components().stream()
                .findFirst()
                .ifPresentOrElse(
                        component -> realm.updateComponent(holding(text, new ComponentModel(component))),
                        () -> realm.addComponentModel(holding(text, fresh())));
    }

    /** Removes whatever is stored, and the names of its levels; whether there was anything. */
    public boolean remove() {
        Optional<String> text = text();
        List<ComponentModel> components = components();
        components.forEach(realm::removeComponent);
        new AcrNames(realm).publish(text, Optional.empty());
        return !components.isEmpty();
    }

    private List<ComponentModel> components() {
        return realm.getComponentsStream(realm.getId(), PolicyComponent.PROVIDER_TYPE)
                .toList();
    }

    private ComponentModel fresh() {
        ComponentModel component = new ComponentModel();
        component.setName(PolicyComponent.PROVIDER_ID);
        component.setParentId(realm.getId());
        component.setProviderType(PolicyComponent.PROVIDER_TYPE);
        component.setProviderId(PolicyComponent.PROVIDER_ID);
        return component;
    }

    private static ComponentModel holding(String text, ComponentModel component) {
        component.put(PolicyComponent.TEXT, text);
        return component;
    }
}
