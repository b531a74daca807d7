package io.keycloakstepup.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HomePageTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final HomePage page = new HomePage(List.of());

    @Test
    void everyClaimIsShown() {
        Assurance assurance = new Assurance(
                "anna",
                "mfa",
                List.of("pwd", "otp", "mfa"),
                Optional.of(NOON.minusSeconds(59)),
                true,
                Optional.of(NOON.minusSeconds(60)));

        assertThat(page.html(Optional.of(assurance), "", NOON))
                .contains("anna", ">mfa<", "pwd, otp, mfa", "59 s ago", "1 min ago", ">yes<");
    }

    @Test
    void absentClaimIsSaidToBeAbsent() {
        Assurance assurance = new Assurance("ben", "", List.of(), Optional.empty(), false, Optional.empty());

        assertThat(page.html(Optional.of(assurance), "", NOON))
                .contains("<td>not in the token</td>")
                .contains(">no<");
    }

    @Test
    void markupInNoticeIsShownNotObeyed() {
        assertThat(page.html(Optional.empty(), "<b>{{users}}", NOON)).contains("&lt;b&gt;&#123;&#123;users}}");
    }

    @Test
    void nothingIsLeftToFillIn() {
        assertThat(page.html(Optional.empty(), "notice", NOON)).doesNotContain("{{");
    }
}
