package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.History;
import io.keycloakstepup.policy.signal.SignIn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The sign-ins that one realm keeps. One instance serves one Keycloak session. */
public final class SignIns {

    private static final Logger LOG = Logger.getLogger(SignIns.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    public SignIns(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether the realm keeps any. */
    boolean areKept() {
        return HistorySwitch.isOn(realm);
    }

    /** Those of this user, up to this request. */
    PastSignIns of(UserModel user) {
        return areKept() ? new PastSignIns(read(user)) : PastSignIns.NONE;
    }

    private List<PastSignIn> read(UserModel user) {
        return entities(session)
                .createNamedQuery("stepUpSignInsOfUser", SignInEntity.class)
                .setParameter("realmId", realm.getId())
                .setParameter("userId", user.getId())
                .getResultStream()
                .map(SignInEntity::past)
                .toList();
    }

    /**
     * Keeps one more, once the request has come to its end and only if that is committed, in a transaction of its own. A
     * history that cannot be written fails no sign-in: it is no proof of anything.
     */
    public void keepAfterwards(String userId, PastSignIn past) {
        writeAfterwards(new Account(realm.getId(), userId), past, true);
    }

    /**
     * Does the same for a name that nobody has, and leaves nothing behind: else the time of an answer would tell whether
     * there was somebody to keep it of.
     */
    void keepOfNobodyAfterwards(PastSignIn past) {
        writeAfterwards(new Account(realm.getId(), KeycloakModelUtils.generateId()), past, false);
    }

    private void writeAfterwards(Account account, PastSignIn past, boolean isOfSomebody) {
        if (areKept()) {
            session.getTransactionManager()
                    .enlistAfterCompletion(
                            new Writing(session.getKeycloakSessionFactory(), account, past, isOfSomebody));
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static final class Writing extends AbstractKeycloakTransaction {

        private final KeycloakSessionFactory sessions;
        private final Account account;
        private final PastSignIn past;
        private final boolean isOfSomebody;

        Writing(KeycloakSessionFactory sessions, Account account, PastSignIn past, boolean isOfSomebody) {
            this.sessions = sessions;
            this.account = account;
            this.past = past;
            this.isOfSomebody = isOfSomebody;
        }

        @Override
        protected void commitImpl() {
            try {
                KeycloakModelUtils.runJobInTransaction(sessions, own -> write(entities(own)));
            } catch (ModelException | PersistenceException unwritten) {
                LOG.warnf(
                        "step-up: a sign-in could not be kept in the history (%s)",
                        unwritten.getClass().getSimpleName());
            }
        }

        @Override
        protected void rollbackImpl() {}

        private void write(EntityManager entities) {
            String id = KeycloakModelUtils.generateId();
            entities.persist(new SignInEntity(id, account, past));
            entities.flush();
            List<String> unwanted =
                    isOfSomebody ? surplus(entities, past.signIn().outcome()) : List.of(id);
            if (!unwanted.isEmpty()) {
                entities.createNamedQuery("deleteStepUpSignIns")
                        .setParameter("ids", unwanted)
                        .executeUpdate();
            }
        }

        /** Counted for each outcome apart: else whoever fails, or gets in with little, often enough would make us forget. */
        private List<String> surplus(EntityManager entities, SignIn.Outcome outcome) {
            try (Stream<String> ids = entities.createNamedQuery("stepUpSignInIdsOfUser", String.class)
                    .setParameter("realmId", account.realmId())
                    .setParameter("userId", account.userId())
                    .setParameter("outcome", outcome)
                    .setFirstResult(History.KEPT)
                    .getResultStream()) {
                return ids.toList();
            }
        }
    }
}
