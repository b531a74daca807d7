package io.keycloakstepup.admin.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/{realm}/step-up}: where its paths lead. */
public final class StepUpResource {

    private final AdminCall call;

    /** The resource for one call. Keycloak has seen to it that the caller has some role of an administrator. */
    public StepUpResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder event) {
        this.call = new AdminCall(session.getContext(), session, realm, auth, event);
    }

    @Path("policy")
    public PolicyResource policy() {
        return new PolicyResource(call);
    }

    @Path("what-if")
    public WhatIfResource whatIf() {
        return new WhatIfResource(call);
    }

    @Path("network")
    public NetworkResource network() {
        return new NetworkResource(call);
    }

    @Path("context-keys")
    public ContextKeysResource contextKeys() {
        return new ContextKeysResource(call);
    }

    @Path("users/{id}/devices")
    public DevicesResource devices(@PathParam("id") String userId) {
        return new DevicesResource(new UserCall(call, userId));
    }

    @Path("users/{id}/factors")
    public FactorsResource factors(@PathParam("id") String userId) {
        return new FactorsResource(new UserCall(call, userId));
    }

    @Path("users/{id}/enrolment-code")
    public EnrolmentCodeResource enrolmentCode(@PathParam("id") String userId) {
        return new EnrolmentCodeResource(new UserCall(call, userId));
    }

    @Path("users/{id}/bindings")
    public BindingsResource bindings(@PathParam("id") String userId) {
        return new BindingsResource(new UserCall(call, userId));
    }

    @Path("install")
    public InstallResource install() {
        return new InstallResource(call);
    }

    @Path("uninstall")
    public UninstallResource uninstall() {
        return new UninstallResource(call);
    }
}
