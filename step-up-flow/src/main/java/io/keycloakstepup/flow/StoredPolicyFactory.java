package io.keycloakstepup.flow;

import io.keycloakstepup.flow.registry.AcrNames;
import io.keycloakstepup.flow.registry.PolicyComponent;
import io.keycloakstepup.flow.registry.PolicyIntake;
import io.keycloakstepup.flow.registry.PolicyStored;
import io.keycloakstepup.flow.rescue.Rescue;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Checks a policy before it is stored, and tells Keycloak the names of its levels afterwards. */
public final class StoredPolicyFactory implements StepUpPolicyProviderFactory {

    private static final Logger LOG = Logger.getLogger(StoredPolicyFactory.class);

    @Override
    public String getId() {
        return PolicyComponent.PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "How strongly users must prove who they are (Keycloak Step-Up).";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of(PolicyComponent.textProperty());
    }

    @Override
    public StepUpPolicyProvider create(KeycloakSession session, ComponentModel model) {
        return new StepUpPolicyProvider() {};
    }

    /**
     * Refuses what does not parse, type-check or pass its own tests, with all errors in the message. The tests of an
     * imported policy do not run.
     */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        new PolicyIntake(realm).refusal(model).ifPresent(message -> {
            // The native endpoint formats the message: as a parameter its braces and quotes stay what they are.
            throw new ComponentValidationException("{0}", message);
        });
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        new AcrNames(realm).publish(Optional.empty(), PolicyComponent.text(model));
        new PolicyStored(session, realm).tell();
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel old, ComponentModel model) {
        new AcrNames(realm).publish(PolicyComponent.text(old), PolicyComponent.text(model));
        new PolicyStored(session, realm).tell();
    }

    /** Server option {@code spi-step-up-policy--step-up-policy--rescue-realm}; said aloud, since it opens a door. */
    @Override
    public void init(Config.Scope config) {
        Rescue.realm(config)
                .ifPresent(name -> LOG.warnf(
                        "RESCUE IS OPEN: whoever may manage the realm %s signs in past its policy. Take the option"
                                + " spi-step-up-policy--step-up-policy--rescue-realm away when the policy is mended.",
                        name));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new UnenforcedRealms());
    }

    @Override
    public void close() {}
}
