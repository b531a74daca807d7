package io.keycloakstepup.authenticators.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, a•••@e•••.com",
        "a@b.ch, a•••@b•••.ch",
        "anna@mail.example.co.uk, a•••@m•••.uk",
        "root@localhost, r•••@l•••",
        "😀x@example.com, 😀•••@e•••.com"
    })
    void itsOwnerRecognisesIt(String address, String masked) {
        assertThat(MaskedAddress.of(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"''", "no address", "@example.com"})
    void whatIsNoAddressShowsNothing(String text) {
        assertThat(MaskedAddress.of(text)).isEmpty();
    }
}
