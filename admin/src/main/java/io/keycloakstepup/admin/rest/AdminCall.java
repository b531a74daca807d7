package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.Refused;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * One call of the admin REST: the realm it is about, and who calls.
 *
 * @param session Keycloak's session of this request
 * @param realm the realm in the path, which need not be the one that the caller signed in to
 * @param auth what the caller may do in that realm
 * @param event the admin event of this call, to be completed
 */
record AdminCall(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder event) {

    /** Ends the call with 403 unless the caller has {@code view-realm}. */
    void requireView() {
        auth.realm().requireViewRealm();
    }

    /** Ends the call with 403 unless the caller has {@code manage-realm}. */
    void requireManage() {
        auth.realm().requireManageRealm();
    }

    /** What this work answers, or the problem that ends it; then nothing of it is kept. */
    Response answer(Supplier<Response> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            session.getTransactionManager().setRollbackOnly();
            return refused.problem().response();
        }
    }

    /** Ends the call if there is a problem. */
    static void refuse(Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw Refused.with(problem.get());
        }
    }

    /** A header of the request; empty if it has none of this name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(name));
    }

    /**
     * Writes the admin event.
     *
     * @param what the resource type
     * @param before the hash of the policy before the call; empty if there was none
     * @param after the hash of the policy after it; empty if there is none
     */
    void announce(OperationType operation, String what, Optional<String> before, Optional<String> after) {
        event.operation(operation)
                .resource(what)
                .resourcePath(session.getContext().getUri())
                .detail("old_hash", before.orElse(""))
                .detail("new_hash", after.orElse(""))
                .success();
    }
}
