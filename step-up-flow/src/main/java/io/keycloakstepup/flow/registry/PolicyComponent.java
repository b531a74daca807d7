package io.keycloakstepup.flow.registry;

import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The component in which a realm keeps the text of its policy: its names, and how to find it. */
public final class PolicyComponent {

    /** The binding name of the provider type; the interface of this name stands one floor above. */
    public static final String PROVIDER_TYPE = "io.keycloakstepup.flow.StepUpPolicyProvider";

    /** The id of the one provider of this type. */
    public static final String PROVIDER_ID = "step-up-policy";

    /** The configuration key of the text. */
    public static final String TEXT = "policy";

    private PolicyComponent() {}

    /** All components of this type in the realm; one is right. */
    static List<ComponentModel> all(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), PROVIDER_TYPE).toList();
    }

    /** The text that a component holds; empty where it holds none. */
    public static Optional<String> text(ComponentModel component) {
        return Optional.ofNullable(component.getConfig().getFirst(TEXT));
    }

    /** The property that the admin console shows. */
    public static ProviderConfigProperty textProperty() {
        return new ProviderConfigProperty(
                TEXT,
                "Policy",
                "The policy as YAML or JSON. It is stored only if it can be read and passes its own tests.",
                ProviderConfigProperty.TEXT_TYPE,
                null);
    }
}
