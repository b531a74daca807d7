package io.keycloakstepup.admin;

import io.keycloakstepup.admin.rest.StepUpResource;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Puts the admin REST at {@code /admin/realms/{realm}/step-up}. */
public final class StepUpAdminFactory implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    private static final String PATH = "step-up";

    @Override
    public String getId() {
        return PATH;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder event) {
        return new StepUpResource(session, realm, auth, event);
    }

    @Override
    public void init(Config.Scope config) {}

    /** From now on Keycloak's own checks learn of the levels of every policy that is stored. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new LevelsFollowPolicy());
    }

    @Override
    public void close() {}
}
