package io.keycloakstepup.it.probe;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.time.ServerClock;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.keycloak.common.ClientConnection;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Verifications by a factor of the server's, each in a Keycloak session of its own, as if its page had been answered. */
final class Verifications {

    private final KeycloakSessionFactory sessions;
    private final ClientConnection connection;
    private final HttpRequest request;
    private final String realm;
    private final String user;
    private final String factor;
    private final Optional<String> kept;

    Verifications(KeycloakSession session, String user, String factor) {
        this(session, user, factor, Optional.empty());
    }

    /**
     * Verifications of answers to one challenge.
     *
     * @param kept what the challenge keeps
     */
    Verifications(KeycloakSession session, String user, String factor, Optional<String> kept) {
        this.sessions = session.getKeycloakSessionFactory();
        this.connection = session.getContext().getConnection();
        // Read lazily and not made for many threads: whoever reads it first reads it alone.
        Objects.requireNonNull(connection.getRemoteAddr(), "address");
        this.request = session.getContext().getHttpRequest();
        this.realm = session.getContext().getRealm().getId();
        this.user = user;
        this.factor = factor;
        this.kept = kept;
    }

    /** What a challenge of the factor keeps; empty where it keeps nothing. */
    Optional<String> challenge() {
        return inSession(session -> new Factors(session)
                .called(factor)
                .orElseThrow()
                .challenge(user(session))
                .kept());
    }

    /** How often so many verifications of one answer, made by so many threads at once, ended how. */
    Map<String, Long> storm(String answer, int times, int threads) throws InterruptedException, ExecutionException {
        List<String> ends = new Crowd(threads).each(times, () -> one(answer));
        return ends.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** What one verification comes to: {@code proven}, or the reason why not. */
    private String one(String answer) {
        return inSession(session -> verify(session, user(session), answer));
    }

    /** How one verification ended, of which nothing is committed by its own session. */
    String failing(String answer) {
        return inSession(session -> {
            String end = verify(session, user(session), answer);
            session.getTransactionManager().setRollbackOnly();
            return end;
        });
    }

    /** How one verification ended, and how many statements it sent to the database beyond what finding the user takes. */
    Map<String, String> cost(String answer) {
        return inSession(session -> {
            UserModel known = user(session);
            if (known.credentialManager().getStoredCredentialsStream().toList().isEmpty()) {
                throw new IllegalStateException(user + " has nothing to verify");
            }
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            Statistics statistics = entities.getEntityManagerFactory()
                    .unwrap(SessionFactory.class)
                    .getStatistics();
            boolean before = statistics.isStatisticsEnabled();
            statistics.setStatisticsEnabled(true);
            long sent = statistics.getPrepareStatementCount();
            try {
                String end = verify(session, known, answer);
                entities.flush();
                return Map.of("end", end, "statements", "" + (statistics.getPrepareStatementCount() - sent));
            } finally {
                statistics.setStatisticsEnabled(before);
            }
        });
    }

    private String verify(KeycloakSession session, UserModel known, String answer) {
        return new Factors(session)
                .called(factor)
                .orElseThrow()
                .verify(known, new Answer(answer, Optional.empty(), kept, true), ServerClock.now())
                .match(proven -> "proven", refused -> refused.reason().code());
    }

    private UserModel user(KeycloakSession session) {
        return Optional.ofNullable(
                        session.users().getUserByUsername(session.getContext().getRealm(), user))
                .orElseThrow();
    }

    private <T> T inSession(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realm));
            session.getContext().setConnection(connection);
            session.getContext().setHttpRequest(request);
            return work.apply(session);
        });
    }
}
