package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import org.junit.jupiter.api.Tag;

/** During a rolling upgrade an older node runs on tables that a newer one has extended already. */
@WithCluster
@Tag("full")
final class UpgradeIT {

    private static final String LATER = """
            alter table step_up_claim add column added_later varchar(10);
            alter table step_up_counter add column added_later bigint default 7 not null;
            create table step_up_added_later (id varchar(64) primary key);
            insert into databasechangelog_step_up_ta
              select 'added-later', author, filename, dateexecuted, orderexecuted + 1, exectype, md5sum, description,
                comments, tag, liquibase, contexts, labels, deployment_id
              from databasechangelog_step_up_ta order by orderexecuted desc limit 1;
            """;

    private static final String TAKEN_BACK = """
            delete from databasechangelog_step_up_ta where id = 'added-later';
            drop table step_up_added_later;
            alter table step_up_counter drop column added_later;
            alter table step_up_claim drop column added_later;
            """;

    @HoldsEveryTime
    void aNodeStartsAndSignsInOnTablesThatALaterVersionHasExtended(Cluster cluster) throws Exception {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        App bank = realm.app("bank");
        cluster.database().run(LATER);
        try {
            cluster.node(1).restart();
            cluster.sendTo(1);

            var tokens = bank.signIn().open().password(anna).otp(anna).tokens();

            assertThat(tokens.access().acr()).isEqualTo("mfa");
            assertThat(Probe.of(cluster.node(1)).counts("upgrade", 2, 1)).endsWith(2L);
        } finally {
            cluster.database().run(TAKEN_BACK);
        }
    }
}
