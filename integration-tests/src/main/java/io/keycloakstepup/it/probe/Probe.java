package io.keycloakstepup.it.probe;

import io.keycloakstepup.flow.once.Counters;
import io.keycloakstepup.flow.once.OnceKey;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.sending.Limited;
import io.keycloakstepup.flow.sending.Pace;
import io.keycloakstepup.flow.sending.Sendings;
import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Claims and counts on request, singly or by many threads at once. */
@Produces(MediaType.APPLICATION_JSON)
public final class Probe {

    private static final String KIND = "probe";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final KeycloakSession session;

    Probe(KeycloakSession session) {
        this.session = session;
    }

    /** How many of the claims of one thing were granted. */
    @POST
    @Path("claims")
    public Map<String, Long> claims(
            @QueryParam("thing") String thing, @QueryParam("times") int times, @QueryParam("threads") int threads)
            throws InterruptedException, ExecutionException {
        OneTimeClaims claims = new OneTimeClaims(session);
        List<Boolean> granted =
                new Crowd(threads).each(times, () -> claims.claim(KIND, thing, Instant.now(), LIFETIME));
        return Map.of("granted", granted.stream().filter(Boolean::booleanValue).count(), "all", (long) granted.size());
    }

    /** The numbers that the counts of one thing got. */
    @POST
    @Path("counts")
    public List<Long> counts(
            @QueryParam("thing") String thing, @QueryParam("times") int times, @QueryParam("threads") int threads)
            throws InterruptedException, ExecutionException {
        Counters counters = new Counters(session);
        return new Crowd(threads).each(times, () -> counters.count(KIND, thing, Instant.now(), LIFETIME));
    }

    /** How many of the sendings for one thing, of which five go through in an hour, were let through. */
    @POST
    @Path("sendings")
    public long sendings(
            @QueryParam("thing") String thing, @QueryParam("times") int times, @QueryParam("threads") int threads)
            throws InterruptedException, ExecutionException {
        Sendings sendings = new Sendings(session);
        Pace pace = new Pace(5, Duration.ZERO);
        List<Limited> things = List.of(Limited.of(KIND, thing, pace), Limited.of(KIND, thing + "'", pace));
        List<Optional<Instant>> later = new Crowd(threads).each(times, () -> sendings.begin(things, Instant.now()));
        return later.stream().filter(Optional::isEmpty).count();
    }

    /** How often verifications of one answer by one of this realm's users ended how. */
    @POST
    @Path("verifications")
    public Map<String, Long> verifications(
            @QueryParam("user") String user,
            @QueryParam("factor") String factor,
            @QueryParam("answer") String answer,
            @QueryParam("kept") String kept,
            @QueryParam("times") int times,
            @QueryParam("threads") int threads)
            throws InterruptedException, ExecutionException {
        return new Verifications(session, user, factor, Optional.ofNullable(kept)).storm(answer, times, threads);
    }

    /** How one verification ended whose request then fails, so that nothing is left but what was committed apart. */
    @POST
    @Path("failed-verification")
    public Map<String, String> failedVerification(
            @QueryParam("user") String user,
            @QueryParam("factor") String factor,
            @QueryParam("answer") String answer,
            @QueryParam("kept") String kept) {
        return Map.of("end", new Verifications(session, user, factor, Optional.ofNullable(kept)).failing(answer));
    }

    /** What a challenge of one of this realm's users keeps. */
    @POST
    @Path("challenge")
    public Map<String, String> challenge(@QueryParam("user") String user, @QueryParam("factor") String factor) {
        return Map.of(
                "kept", new Verifications(session, user, factor).challenge().orElse(""));
    }

    /** How one verification ended, and what it cost. */
    @POST
    @Path("verification-cost")
    public Map<String, String> verificationCost(
            @QueryParam("user") String user,
            @QueryParam("factor") String factor,
            @QueryParam("answer") String answer,
            @QueryParam("kept") String kept) {
        return new Verifications(session, user, factor, Optional.ofNullable(kept)).cost(answer);
    }

    /** Counts and claims one thing within a request that then fails. */
    @POST
    @Path("failing-request")
    public void failingRequest(@QueryParam("thing") String thing) {
        new Counters(session).count(KIND, thing, Instant.now(), LIFETIME);
        new OneTimeClaims(session).claim(KIND, thing, Instant.now(), LIFETIME);
        throw new IllegalStateException("this request was to fail");
    }

    /**
     * Claims one thing, and again with the insertion that some databases need: {@code duplicate} if that says so as it must.
     */
    @POST
    @Path("objection")
    public Map<String, String> objection(@QueryParam("thing") String thing) {
        new OneTimeClaims(session).claim(KIND, thing, Instant.now(), LIFETIME);
        String id = OnceKey.of(KIND, thing);
        boolean isInserted = OnlyRow.isInserted(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                other -> other.getProvider(JpaConnectionProvider.class)
                                .getEntityManager()
                                .createNamedQuery("insertStepUpClaimOrFail")
                                .setParameter("id", id)
                                .setParameter("other", id)
                                .setParameter("expiresAtSeconds", 0L)
                                .executeUpdate()
                        == 1));
        return Map.of("end", isInserted ? "inserted" : "duplicate");
    }

    /** Counts once within a request that has a connection in its hands already, as most have. */
    @POST
    @Path("count-with-connection")
    public long countWithConnection(@QueryParam("thing") String thing) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery("select 1")
                .getSingleResult();
        return new Counters(session).count(KIND, thing, Instant.now(), LIFETIME);
    }

    /** Counts once, remembered for so many seconds, by a clock that is so many seconds ahead. */
    @POST
    @Path("count-ahead")
    public long countAhead(
            @QueryParam("thing") String thing,
            @QueryParam("seconds") int seconds,
            @QueryParam("lifetime") int lifetimeSeconds) {
        return new Counters(session)
                .count(KIND, thing, Instant.now().plusSeconds(seconds), Duration.ofSeconds(lifetimeSeconds));
    }

    /** How many were counted. */
    @GET
    @Path("total")
    public long total(@QueryParam("thing") String thing) {
        return new Counters(session).read(KIND, thing, Instant.now());
    }

    /** What the table of sign-ins says of one user, a line for each row. */
    @GET
    @Path("sign-ins")
    public List<String> signIns(@QueryParam("user") String userId) {
        List<?> rows = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery("select OUTCOME, NETWORK, COUNTRY, ASN from STEP_UP_SIGN_IN where USER_ID = :user")
                .setParameter("user", userId)
                .getResultList();
        return rows.stream()
                .map(row -> Arrays.toString((Object[]) row))
                .sorted()
                .toList();
    }

    /** Makes all sign-ins of a user so many days older. */
    @POST
    @Path("age")
    public void age(@QueryParam("user") String userId, @QueryParam("days") long days) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery(
                        "update STEP_UP_SIGN_IN set SIGNED_IN_AT = SIGNED_IN_AT - :millis where USER_ID = :user")
                .setParameter("millis", Duration.ofDays(days).toMillis())
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Forgets the counts of a thing. */
    @POST
    @Path("reset")
    public void reset(@QueryParam("thing") String thing) {
        new Counters(session).reset(KIND, thing);
    }

    /** What a claim, a count and Keycloak's own single-use object cost, in turn, so many times. */
    @POST
    @Path("costs")
    public Map<String, Cost> costs(@QueryParam("rounds") int rounds) {
        return new Costs(session).of(rounds);
    }
}
