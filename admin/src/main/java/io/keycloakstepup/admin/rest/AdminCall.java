package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.Refused;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * One call of the admin REST: the realm it is about, and who calls.
 *
 * @param request the HTTP request
 * @param session the session in which the work is done
 * @param realm the realm in the path, which need not be the one that the caller signed in to
 * @param auth what the caller may do in that realm
 * @param event the admin event of this call, to be completed
 */
record AdminCall(
        KeycloakContext request,
        KeycloakSession session,
        RealmModel realm,
        AdminPermissionEvaluator auth,
        AdminEventBuilder event) {

    /** The answer of a call that changes nothing, for callers with {@code view-realm}; others get 403. */
    Response view(Function<AdminCall, Response> work) {
        auth.realm().requireViewRealm();
        try {
            return work.apply(this);
        } catch (Refused refused) {
            return refused.problem().response();
        }
    }

    /** The answer of a call that changes the realm, one such call at a time, for callers with {@code manage-realm}. */
    Response manage(Function<AdminCall, Response> work) {
        auth.realm().requireManageRealm();
        try {
            return new RealmTurn(session.getKeycloakSessionFactory(), realm.getId())
                    .take((fresh, current) -> work.apply(in(fresh, current)));
        } catch (Refused refused) {
            return refused.problem().response();
        }
    }

    private AdminCall in(KeycloakSession fresh, RealmModel current) {
        return new AdminCall(request, fresh, current, auth, event.clone(fresh));
    }

    /** Ends the call if there is a problem. */
    static void refuse(Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw Refused.with(problem.get());
        }
    }

    /** A header of the request; empty if it has none of this name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHttpRequest().getHttpHeaders().getHeaderString(name));
    }

    /** Where the call comes from. */
    String address() {
        return request.getConnection().getRemoteAddr();
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
                .resourcePath(request.getUri())
                .detail("old_hash", before.orElse(""))
                .detail("new_hash", after.orElse(""))
                .success();
    }
}
