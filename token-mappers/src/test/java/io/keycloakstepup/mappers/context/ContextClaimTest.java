package io.keycloakstepup.mappers.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContextClaimTest {

    @Test
    void oneAudienceIsToldAText() {
        assertThat(new ContextClaim(List.of("a")).value()).isEqualTo(Map.of("ip", "a"));
    }

    @Test
    void severalAudiencesAreToldAList() {
        assertThat(new ContextClaim(List.of("a", "b")).value()).isEqualTo(Map.of("ip", List.of("a", "b")));
    }

    @Test
    void noAudienceIsNoContext() {
        assertThatThrownBy(() -> new ContextClaim(List.of())).hasMessageContaining("audience");
    }
}
