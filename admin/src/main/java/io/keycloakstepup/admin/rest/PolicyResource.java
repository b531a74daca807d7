package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.admin.policy.RealmPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code …/policy}: the policy of the realm. */
public final class PolicyResource {

    private static final String EVENT = "STEP_UP_POLICY";

    private final AdminCall call;
    private final RealmPolicy policy;

    PolicyResource(AdminCall call) {
        this.call = call;
        this.policy = new RealmPolicy(call.realm());
    }

    /** 200 with the text as it is stored, 304 to whoever has it already, 404 where there is none. */
    @GET
    public Response read() {
        call.requireView();
        return call.answer(this::stored);
    }

    private Response stored() {
        refuseAmbiguity();
        String text = policy.text()
                .orElseThrow(() -> Refused.with(ProblemCode.POLICY_MISSING, "Nothing is stored: install, or PUT one."));
        PolicyTag tag = new PolicyTag(policy.hash());
        Response.ResponseBuilder answer = tag.isKnownTo(call.header(HttpHeaders.IF_NONE_MATCH))
                ? Response.notModified()
                : Response.ok(text, PolicyBody.mediaType(text) + ";charset=utf-8");
        return answer.header(HttpHeaders.ETAG, tag.header())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** 204 if the text is stored; 412, 413, 422 or 409 if it is not, and then nothing has changed. */
    @PUT
    @Consumes({PolicyBody.YAML, "application/x-yaml", "text/yaml", "application/json"})
    public Response replace(@Nullable String body, @QueryParam("force") @DefaultValue("false") boolean force) {
        call.requireManage();
        return call.answer(() -> replaced(PolicyBody.text(body), force));
    }

    private Response replaced(String text, boolean force) {
        refuseAmbiguity();
        refuseStaleWrite();
        Optional<String> before = policy.hash();
        AdminCall.refuse(new PolicyChange(call).carryOut(text, force));
        call.announce(before.isEmpty() ? OperationType.CREATE : OperationType.UPDATE, EVENT, before, policy.hash());
        return Response.noContent()
                .header(HttpHeaders.ETAG, new PolicyTag(policy.hash()).header())
                .build();
    }

    /** 200 with what is wrong with a text, if anything; nothing is stored. */
    @POST
    @Path("validate")
    @Consumes({PolicyBody.YAML, "application/x-yaml", "text/yaml", "application/json"})
    public Response validate(@Nullable String body) {
        call.requireView();
        return call.answer(() -> Answer.json(ValidationReport.of(PolicyBody.text(body))));
    }

    private void refuseAmbiguity() {
        if (policy.isAmbiguous()) {
            throw Refused.with(
                    ProblemCode.POLICY_AMBIGUOUS, "Delete all but one of the components of provider step-up-policy.");
        }
    }

    private void refuseStaleWrite() {
        PolicyTag tag = new PolicyTag(policy.hash());
        if (!tag.allowsWrite(call.header(HttpHeaders.IF_MATCH), call.header(HttpHeaders.IF_NONE_MATCH))) {
            throw Refused.with(
                    ProblemCode.POLICY_CHANGED,
                    "What is stored is not what you started from. Read it again and repeat your change.");
        }
    }
}
