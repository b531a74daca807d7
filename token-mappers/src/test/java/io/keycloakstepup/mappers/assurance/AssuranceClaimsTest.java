package io.keycloakstepup.mappers.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyStorage;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.representations.IDToken;

final class AssuranceClaimsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.999Z");
    private static final long NOON_SECONDS = 1767355200L;

    private static final Statement STATEMENT = new Statement(
            new Assurance("phr", List.of("pwd", "hwk", "user", "mfa"), Optional.of(NOON), true, Optional.of(NOON)),
            List.of(
                    Evidence.of(FactorType.PASSWORD, "p", NOON),
                    new Evidence(
                            FactorType.WEBAUTHN,
                            "k",
                            NOON,
                            new KeyUse(
                                    true, KeyStorage.HARDWARE, Optional.of("ee882879-721c-4913-9775-3dfcce97072a")))));

    @Test
    void allDefaultsSayAllButTheEvidence() {
        assertThat(AssuranceClaims.of(mapper(Map.of())))
                .isEqualTo(new AssuranceClaims(true, true, true, true, true, false));
    }

    @Test
    void allSetTheOtherWayRound() {
        Map<String, String> config = Map.of(
                "acr", "false",
                "amr", "false",
                "auth.time", "false",
                "mfa.verified", "false",
                "mfa.time", "false",
                "amr.evidence", "true");
        assertThat(AssuranceClaims.of(mapper(config)))
                .isEqualTo(new AssuranceClaims(false, false, false, false, false, true));
    }

    @Test
    void theConsoleShowsTheDefaultsThatCount() {
        AssuranceClaims.properties().stream()
                .filter(property -> property.getName().matches("acr|amr|auth\\.time|mfa\\..*"))
                .forEach(property -> assertThat(property.getDefaultValue())
                        .as(property.getName())
                        .isEqualTo("true"));
        assertThat(AssuranceClaims.properties()).anySatisfy(property -> {
            assertThat(property.getName()).isEqualTo("amr.evidence");
            assertThat(property.getDefaultValue()).isEqualTo("false");
        });
    }

    @Test
    void everySwitchWritesItsOwnClaim() {
        IDToken token = new IDToken();
        new AssuranceClaims(true, true, true, true, true, true).write(token, Optional.of(STATEMENT));
        assertThat(token.getAcr()).isEqualTo("phr");
        assertThat(token.getAuth_time()).isEqualTo(NOON_SECONDS);
        assertThat(token.getOtherClaims())
                .containsEntry("amr", List.of("pwd", "hwk", "user", "mfa"))
                .containsEntry("mfa_verified", true)
                .containsEntry("mfa_time", NOON_SECONDS)
                .containsKey("amr_evidence");
    }

    @Test
    void noSwitchTouchesNoClaim() {
        IDToken token = new IDToken();
        token.setAcr("somebody else's");
        token.setOtherClaims("amr", List.of("theirs"));
        new AssuranceClaims(false, false, false, false, false, false).write(token, Optional.of(STATEMENT));
        assertThat(token.getAcr()).isEqualTo("somebody else's");
        assertThat(token.getOtherClaims()).containsExactly(Map.entry("amr", List.of("theirs")));
    }

    @Test
    void withoutAUserOnlyTheAbsenceOfASecondFactorIsSaid() {
        IDToken token = new IDToken();
        token.setAcr("1");
        token.setOtherClaims("amr", List.of("pwd"));
        new AssuranceClaims(true, true, true, true, true, true).write(token, Optional.empty());
        assertThat(token.getAcr()).isNull();
        assertThat(token.getOtherClaims()).containsExactly(Map.entry("mfa_verified", false));
    }

    @Test
    void aKeysEvidenceTellsWhatItShowed() {
        assertThat(STATEMENT.claim())
                .containsExactly(
                        Map.of("amr", List.of("pwd"), "at", NOON_SECONDS, "uv", false, "phr", false),
                        Map.of(
                                "amr",
                                List.of("hwk", "user"),
                                "at",
                                NOON_SECONDS,
                                "uv",
                                true,
                                "phr",
                                true,
                                "aaguid",
                                "ee882879-721c-4913-9775-3dfcce97072a"));
    }

    private static ProtocolMapperModel mapper(Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }
}
