package io.keycloakstepup.flow.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class CredentialLabelTest {

    @Test
    void aNameThatIsFreeStaysAsItIs() {
        assertThat(CredentialLabel.unlike(Set.of("phone"), "tablet")).isEqualTo("tablet");
    }

    @Test
    void aNameThatIsTakenGetsTheNextNumber() {
        assertThat(CredentialLabel.unlike(Set.of("phone"), "Phone")).isEqualTo("Phone (2)");
        assertThat(CredentialLabel.unlike(Set.of("phone", "phone (2)"), "phone"))
                .isEqualTo("phone (3)");
    }

    @Test
    void aLongNameIsCutAndStillTellsItselfFromItsLike() {
        String hundred = "k".repeat(100);

        assertThat(CredentialLabel.unlike(Set.of(), "k".repeat(5_000))).isEqualTo(hundred);
        assertThat(CredentialLabel.unlike(Set.of(hundred), "k".repeat(5_000))).isEqualTo("k".repeat(96) + " (2)");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(CredentialLabel.unlike(Set.of(), "k".repeat(99) + "\uD83D\uDD11"))
                .isEqualTo("k".repeat(99));
    }
}
