package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A realm whose client policy was taken away by hand: the pages stand, and whoever looks is told. */
@WithKeycloak
final class EnforcementIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    private static final String POLICIES = "/client-policies/policies";
    private static final String PROFILES = "/client-policies/profiles";

    /** What an administrator may do under Realm settings, Client policies. */
    enum ByHand {
        SWITCHED_OFF(POLICIES, "is switched off") {
            @Override
            void change(ObjectNode all) {
                first(all, "policies").put("enabled", false);
            }
        },
        POLICY_REMOVED(POLICIES, "No client policy applies") {
            @Override
            void change(ObjectNode all) {
                all.putArray("policies");
            }
        },
        EXECUTOR_REMOVED(PROFILES, "No client policy applies") {
            @Override
            void change(ObjectNode all) {
                first(all, "profiles").putArray("executors");
            }
        },
        CONDITION_CHANGED(POLICIES, "has a condition") {
            @Override
            void change(ObjectNode all) {
                ObjectNode condition =
                        first(all, "policies").putArray("conditions").addObject();
                condition.put("condition", "client-access-type");
                condition.putObject("configuration").putArray("type").add("public");
            }
        };

        private final String path;
        private final String warning;

        ByHand(String path, String warning) {
            this.path = path;
            this.warning = warning;
        }

        abstract void change(ObjectNode all);

        static ObjectNode first(ObjectNode all, String list) {
            return (ObjectNode) all.path(list).path(0);
        }

        void in(AdminClient realm) {
            ObjectNode all = (ObjectNode) realm.read(path);
            change(all);
            realm.put(path, all).expect(204);
        }
    }

    @ParameterizedTest
    @EnumSource(ByHand.class)
    void whatWasTakenAwayByHandIsToldAndTheSignInStands(ByHand change, KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak, POLICY);
        assertThat(warnings(status(on))).isEmpty();
        assertThat(warnings(whatIf(on))).isEmpty();

        change.in(on.realm().admin());

        assertThat(warnings(status(on))).singleElement().asString().contains(change.warning);
        assertThat(warnings(whatIf(on))).isEqualTo(warnings(status(on)));
        var login = on.shop().signIn().open().password(on.anna());
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void installingAgainPutsItBack(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak, POLICY);
        ByHand.EXECUTOR_REMOVED.in(on.realm().admin());
        ByHand.SWITCHED_OFF.in(on.realm().admin());
        assertThat(strings(status(on), "created")).containsExactly("client profile step-up", "client policy step-up");

        JsonNode done = on.stepUp().install();

        assertThat(strings(done, "created")).containsExactly("client profile step-up", "client policy step-up");
        assertThat(warnings(done)).isEmpty();
        assertThat(warnings(status(on))).isEmpty();
    }

    @Test
    void theStatusIsForWhoMayViewTheRealmAndChangesNothing(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak, POLICY);
        ByHand.POLICY_REMOVED.in(on.realm().admin());

        assertThat(status(on).path("dryRun").asBoolean()).isTrue();
        assertThat(on.realm().admin().read(POLICIES).path("policies")).isEmpty();
    }

    @Test
    void aStartingServerNamesTheRealmsInWhichItIsMissing(KeycloakServer keycloak) throws IOException {
        var open = LevelRealm.on(keycloak, POLICY);
        var guarded = LevelRealm.on(keycloak, POLICY);
        ByHand.SWITCHED_OFF.in(open.realm().admin());

        keycloak.restart();

        List<String> told = Files.readAllLines(keycloak.log()).stream()
                .filter(line -> line.contains("NOT ENFORCED in realm"))
                .toList();
        assertThat(told)
                .anyMatch(line -> line.contains(open.realm().name()) && line.contains("is switched off"))
                .noneMatch(line -> line.contains(guarded.realm().name()));
    }

    private static JsonNode status(LevelRealm on) {
        return on.realm().admin().read("/step-up/install");
    }

    private static JsonNode whatIf(LevelRealm on) {
        return on.realm()
                .admin()
                .post("/step-up/what-if", Map.of("facts", Map.of("request", Map.of("grant", "refresh"))))
                .expect(200)
                .json();
    }

    private static List<String> warnings(JsonNode answer) {
        return strings(answer, "warnings");
    }

    private static List<String> strings(JsonNode answer, String member) {
        return StreamSupport.stream(answer.path(member).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
