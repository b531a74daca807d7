package io.keycloakstepup.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.demo.api.Assurance;
import io.keycloakstepup.demo.http.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HomePageTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Tokens TOKENS = new Tokens("access", "id");

    private final HomePage page = new HomePage(List.of());
    private final Visitor visitor = new Visitor();

    @Test
    void everyClaimIsShownAndExplained() {
        signIn(strong());

        assertThat(page.html(visitor, NOON))
                .contains("anna", ">mfa<", ">pwd, otp, mfa<", "59 s ago", "1 min ago", ">yes<")
                .contains("Two factors of different kinds", "otp: a one-time code");
    }

    @Test
    void absentClaimIsSaidToBeAbsent() {
        signIn(weak());

        assertThat(page.html(visitor, NOON))
                .contains("<td>not in the token</td>")
                .contains(">no<");
    }

    @Test
    void whatTheTokenSaidBeforeStandsBesideWhatItSaysNow() {
        signIn(weak());
        signIn(strong());

        assertThat(page.html(visitor, NOON)).contains("<tr class=\"changed\"").contains("<td>no</td><td>yes</td>");
    }

    @Test
    void errandSaysWhetherTheTokenIsEnough() {
        signIn(strong());

        assertThat(page.html(visitor, NOON)).contains("Your token is enough.", "Your token says too little.");
    }

    @Test
    void tokenThatIsGoodNoMoreLeavesNobodySignedIn() {
        signIn(strong());
        visitor.isKnownAs(Optional.empty());

        assertThat(visitor.tokens()).isEmpty();
        assertThat(page.html(visitor, NOON)).contains("Nobody is signed in");
    }

    @Test
    void markupInNoticeIsShownNotObeyed() {
        visitor.tell("<b>{{users}}");

        assertThat(page.html(visitor, NOON)).contains("&lt;b&gt;&#123;&#123;users}}");
    }

    @Test
    void journalShowsRequestsAndNeverTheCode() {
        visitor.journal().add(Talk.departure(Map.of("acr_values", "phr")));
        visitor.journal().add(Talk.arrival(new Query(Map.of("code", "c0de-itself", "state", "s"))));

        assertThat(page.html(visitor, NOON))
                .contains("please prove phr", "here is a code", "Comes back unchanged")
                .doesNotContain("c0de-itself");
    }

    @Test
    void nothingIsLeftToFillIn() {
        visitor.tell("notice");
        visitor.journal().add(Talk.departure(Map.of("acr_values", "mfa")));
        signIn(strong());

        assertThat(page.html(visitor, NOON)).doesNotContain("{{");
    }

    private void signIn(Assurance assurance) {
        visitor.receive(TOKENS);
        visitor.isKnownAs(Optional.of(assurance));
    }

    private static Assurance strong() {
        return new Assurance(
                "anna",
                "mfa",
                List.of("pwd", "otp", "mfa"),
                Optional.of(NOON.minusSeconds(59)),
                true,
                Optional.of(NOON.minusSeconds(60)));
    }

    private static Assurance weak() {
        return new Assurance("ben", "pwd", List.of("pwd"), Optional.empty(), false, Optional.empty());
    }
}
