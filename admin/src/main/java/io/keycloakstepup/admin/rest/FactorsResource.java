package io.keycloakstepup.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.flow.device.RememberedDevices;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code …/users/{id}/factors}: a user's factors, and how the limiter of wrong answers stands to each. */
public final class FactorsResource {

    static final String EVENT = "STEP_UP_FACTOR_FAILURES";

    static final String REMOVED = "STEP_UP_FACTOR";

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

    /** 204; afterwards nothing is left of it, of what it has proven, or of the devices in which its user was remembered. */
    @DELETE
    @Path("{credentialId}")
    public Response remove(@PathParam("credentialId") String credentialId) {
        return call.manage(user -> factors(user)
                .filter(factor -> factor.id().equals(credentialId))
                .filter(Held::isSecondFactor)
                .findFirst()
                .map(factor -> remove(user, List.of(factor)))
                .orElseGet(() -> UserCall.notFound("This user has no such second factor.")));
    }

    /** 204; afterwards the user has the password and, where codes are sent, what they are sent to. */
    @DELETE
    public Response removeAll() {
        return call.manage(user -> remove(
                user,
                factors(user)
                        .filter(Held::isSecondFactor)
                        .filter(factor -> !factor.isAddress())
                        .toList()));
    }

    /** Trust in devices rests on the factors that there were, so it ends with them. */
    private Response remove(UserModel user, List<Held> held) {
        if (!held.stream().allMatch(Held::isHere)) {
            throw Refused.with(
                    ProblemCode.IN_USE,
                    "A factor of this user is no credential of Keycloak's; remove it where it is kept.");
        }
        new RememberedDevices(call.call().session(), call.call().realm(), user).forgetAll();
        held.forEach(factor -> {
            user.credentialManager().removeStoredCredentialById(factor.id());
            new Attempts(call.call().session()).forget(factor.countedUnder());
            call.announce(OperationType.DELETE, REMOVED, factor.details());
        });
        return Response.noContent().build();
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

    /** Where a factor lies: in Keycloak's store, in that of a directory, or as a mailbox or telephone of the user's. */
    private enum Kept {
        HERE,
        ELSEWHERE,
        AS_ADDRESS
    }

    /**
     * A factor that the user has.
     *
     * @param id the credential, or what stands for one
     * @param countedUnder what its failures are counted under
     * @param type the type of the credential
     * @param kept where it lies
     */
    private record Held(
            String id, FactorType factor, @Nullable String label, String countedUnder, String type, Kept kept) {

        static Held of(UserModel user, CredentialModel credential, FactorType factor) {
            String id = Optional.ofNullable(credential.getId()).orElse("");
            boolean isHere = !id.isEmpty() && user.credentialManager().getStoredCredentialById(id) != null;
            return new Held(
                    id,
                    factor,
                    credential.getUserLabel(),
                    Guess.countedUnder(factor, id, user.getId()),
                    credential.getType(),
                    isHere ? Kept.HERE : Kept.ELSEWHERE);
        }

        static Held of(FactorType factor, String binding) {
            return new Held(binding, factor, null, binding, factor.word(), Kept.AS_ADDRESS);
        }

        /** Whether it lies where Keycloak can remove it. */
        boolean isHere() {
            return kept == Kept.HERE;
        }

        /** Whether it is there as long as the user can be reached. */
        boolean isAddress() {
            return kept == Kept.AS_ADDRESS;
        }

        boolean isSecondFactor() {
            return !factor.equals(FactorType.PASSWORD);
        }

        Map<String, String> details() {
            return Map.of(
                    Details.CREDENTIAL_ID,
                    id,
                    Details.CREDENTIAL_TYPE,
                    type,
                    Details.CREDENTIAL_USER_LABEL,
                    Objects.requireNonNullElse(label, ""));
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
