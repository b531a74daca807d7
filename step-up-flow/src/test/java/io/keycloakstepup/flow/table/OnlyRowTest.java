package io.keycloakstepup.flow.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;

final class OnlyRowTest {

    @Test
    void databasesThatCountARowThatWasThereMustFail() {
        assertThat(OnlyRow.nameFor(new MySQLDialect(), "insertIt")).isEqualTo("insertItOrFail");
        assertThat(OnlyRow.nameFor(new MariaDBDialect(), "insertIt")).isEqualTo("insertItOrFail");
    }

    @Test
    void othersKeepQuiet() {
        assertThat(OnlyRow.nameFor(new PostgreSQLDialect(), "insertIt")).isEqualTo("insertIt");
        assertThat(OnlyRow.nameFor(new H2Dialect(), "insertIt")).isEqualTo("insertIt");
    }
}
