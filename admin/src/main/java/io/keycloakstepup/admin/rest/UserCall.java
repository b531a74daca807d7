package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * One call of the admin REST about one user of the realm.
 *
 * @param call the call
 * @param userId the id in the path
 */
record UserCall(AdminCall call, String userId) {

    /** The answer of a call that changes nothing, for callers with {@code view-users}; others get 403. */
    Response view(Function<UserModel, Response> work) {
        return answer(UserPermissionEvaluator::requireView, UserPermissionEvaluator::requireView, work);
    }

    /** The answer of a call that changes something, for callers with {@code manage-users}; others get 403. */
    Response manage(Function<UserModel, Response> work) {
        return answer(UserPermissionEvaluator::requireManage, UserPermissionEvaluator::requireManage, work);
    }

    private interface OfAnybody {
        void require(UserPermissionEvaluator users);
    }

    private interface OfOne {
        void require(UserPermissionEvaluator users, UserModel user);
    }

    /** Who may not see users is not told which there are; who may see some may not see others (fine-grained permissions). */
    private Response answer(OfAnybody anybody, OfOne one, Function<UserModel, Response> work) {
        Optional<UserModel> user = Optional.ofNullable(call.session().users().getUserById(call.realm(), userId));
        if (user.isEmpty()) {
            anybody.require(call.auth().users());
            return notFound("This realm has no such user.");
        }
        one.require(call.auth().users(), user.get());
        try {
            return work.apply(user.get());
        } catch (Refused refused) {
            return refused.problem().response();
        }
    }

    static Response notFound(String detail) {
        return Refused.with(ProblemCode.NOT_FOUND, detail).problem().response();
    }

    /**
     * Writes the admin event.
     *
     * @param what the resource type
     * @param details what else is to be said
     */
    void announce(OperationType operation, String what, Map<String, String> details) {
        var event = call.event()
                .operation(operation)
                .resource(what)
                .resourcePath(call.request().getUri());
        details.forEach(event::detail);
        event.success();
    }
}
