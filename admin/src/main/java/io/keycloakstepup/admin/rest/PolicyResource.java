package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.policy.RealmNames;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.review.PolicyReview;
import io.keycloakstepup.policy.review.Warning;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code …/policy}: the policy of the realm. */
public final class PolicyResource {

    private final AdminCall call;

    /** How many warnings there are to what was stored: a 204 has no room for them, {@code validate} shows them. */
    private static final String WARNINGS = "Step-Up-Warnings";

    PolicyResource(AdminCall call) {
        this.call = call;
    }

    /** 200 with the text as it is stored, 304 to whoever has it already, 404 where there is none. */
    @GET
    public Response read() {
        return call.view(PolicyResource::stored);
    }

    private static Response stored(AdminCall call) {
        StoredText stored = StoredText.of(call);
        PolicyTag tag = stored.tag();
        Response.ResponseBuilder answer = tag.isKnownTo(call.header(HttpHeaders.IF_NONE_MATCH))
                ? Response.notModified()
                : Response.ok(stored.text(), PolicyBody.mediaType(stored.text()) + ";charset=utf-8");
        return answer.header(HttpHeaders.ETAG, tag.header())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** 204 if the text is stored; 412, 413, 422 or 409 if it is not, and then nothing has changed. */
    @PUT
    @Consumes({PolicyBody.YAML, "application/x-yaml", "text/yaml", "application/json"})
    public Response replace(@Nullable String body, @QueryParam("force") @DefaultValue("false") boolean force) {
        return call.manage(alone -> {
            String text = PolicyBody.text(body);
            PolicyTag tag = new PolicyChange(alone).carryOut(text, force);
            return Response.noContent()
                    .header(HttpHeaders.ETAG, tag.header())
                    .header(WARNINGS, warnings(alone, text).size())
                    .build();
        });
    }

    private static List<Warning> warnings(AdminCall call, String text) {
        return new PolicyReview(new RealmNames(call.session(), call.realm()), ServerClock.now()).of(text);
    }

    /** 200 with what is wrong with a text, if anything; nothing is stored. */
    @POST
    @Path("validate")
    @Consumes({PolicyBody.YAML, "application/x-yaml", "text/yaml", "application/json"})
    public Response validate(@Nullable String body) {
        return call.view(asked -> Answer.json(ValidationReport.of(
                PolicyBody.text(body), new RealmNames(asked.session(), asked.realm()), ServerClock.now())));
    }
}
