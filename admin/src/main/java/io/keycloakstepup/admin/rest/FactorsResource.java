package io.keycloakstepup.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.ledger.CredentialTypes;
import io.keycloakstepup.flow.limit.Attempts;
import io.keycloakstepup.flow.limit.Failures;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code …/users/{id}/factors}: a user's factors, and how the limiter of wrong answers stands to each. */
public final class FactorsResource {

    static final String EVENT = "STEP_UP_FACTOR_FAILURES";

    private final UserCall call;

    FactorsResource(UserCall call) {
        this.call = call;
    }

    /** What is told of one factor; the time is ISO 8601, and null where the next answer would be looked at. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Told(
            String credentialId,
            String factor,
            @Nullable String label,
            int failures,
            boolean disabled,
            @Nullable String nextTryAt) {}

    /** 200 with an array, empty for a user who has nothing to sign in with. */
    @GET
    public Response all() {
        Attempts attempts = new Attempts(call.call().session());
        Instant now = ServerClock.now();
        return call.view(user -> Answer.json(factors(user)
                .map(factor -> factor.told(attempts.of(factor.countedUnder(), now)))
                .toList()));
    }

    /** 204; afterwards no failure of this credential counts any more. 404 if the user has no such factor. */
    @DELETE
    @Path("{credentialId}/failures")
    public Response forget(@PathParam("credentialId") String credentialId) {
        return call.manage(user -> factors(user)
                .filter(factor -> factor.id().equals(credentialId))
                .findFirst()
                .map(this::forget)
                .orElseGet(() -> UserCall.notFound("This user has no such factor.")));
    }

    private Response forget(Held factor) {
        new Attempts(call.call().session()).forget(factor.countedUnder());
        call.announce(OperationType.DELETE, EVENT, Map.of("credential", factor.id()));
        return Response.noContent().build();
    }

    /** Nothing of a credential that no factor uses, such as a former password. */
    private Stream<Held> factors(UserModel user) {
        Stream<Held> stored = Stream.concat(
                        user.credentialManager().getStoredCredentialsStream(),
                        user.credentialManager().getFederatedCredentialsStream())
                .flatMap(credential -> CredentialTypes.factorOf(credential.getType()).stream()
                        .map(factor -> Held.of(user, credential, factor)));
        Stream<Held> bound = new Factors(call.call().session())
                .bound(user)
                .map(factor -> Held.of(factor.type(), factor.binding(user).orElseThrow()));
        return Stream.concat(stored, bound);
    }

    /**
     * A factor that the user has.
     *
     * @param id the credential, or what stands for one
     * @param countedUnder what its failures are counted under
     */
    private record Held(
            String id, FactorType factor, @Nullable String label, String countedUnder) {

        static Held of(UserModel user, CredentialModel credential, FactorType factor) {
            String id = Optional.ofNullable(credential.getId()).orElse("");
            return new Held(id, factor, credential.getUserLabel(), Guess.countedUnder(factor, id, user.getId()));
        }

        static Held of(FactorType factor, String binding) {
            return new Held(binding, factor, null, binding);
        }

        Told told(Failures failures) {
            return new Told(
                    id,
                    factor.word(),
                    label,
                    failures.inARow(),
                    failures.isDisabled(),
                    failures.nextTryAt().map(Instant::toString).orElse(null));
        }
    }
}
