package io.keycloakstepup.flow.table;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.function.BooleanSupplier;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.keycloak.models.ModelDuplicateException;

/**
 * The insertion of a row that must be the only one of its key. There are two named queries for it: one that inserts nothing
 * where a row is there, and one, called the same with {@value #OBJECTS} after it, that fails.
 */
public final class OnlyRow {

    static final String OBJECTS = "OrFail";

    private OnlyRow() {}

    /**
     * The query for the database at hand, to be executed within {@link #isInserted}.
     *
     * @param name the name of the query that keeps quiet
     */
    public static Query insertion(EntityManager entities, String name) {
        Dialect dialect = entities.getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        return entities.createNamedQuery(nameFor(dialect, name));
    }

    /**
     * Whether a row was inserted; false where the database objected.
     *
     * @param transaction inserts it in a transaction of its own, and says whether it did
     */
    public static boolean isInserted(BooleanSupplier transaction) {
        try {
            return transaction.getAsBoolean();
        } catch (ModelDuplicateException | ConstraintViolationException somebodyElseWasFirst) {
            return false;
        }
    }

    /** MySQL and MariaDB say of a row that was there already that it was inserted. */
    static String nameFor(Dialect dialect, String name) {
        return dialect instanceof MySQLDialect ? name + OBJECTS : name;
    }
}
