package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Assurance;
import io.keycloakstepup.demo.api.Errand;
import io.keycloakstepup.demo.realm.DemoUser;
import io.keycloakstepup.demo.tour.Tour;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bank's one page: what can be done, what the token says, who can sign in, and what was said to whom. */
final class HomePage {

    private final Html users;
    private final Html tour;

    HomePage(List<DemoUser> users) {
        this.users = Html.join(users.stream().map(HomePage::user).toList());
        this.tour = Html.join(Tour.steps().stream().map(HomePage::step).toList());
    }

    /** The page for a visitor as it is now. */
    String html(Visitor visitor, Instant now) {
        String notice = visitor.takeNotice();
        Html content = Template.HOME.with(Map.of(
                "notice", notice.isEmpty() ? Html.NOTHING : Template.NOTICE.with(Map.of("notice", Html.text(notice))),
                "balance", state(Errand.BALANCE, visitor.now(), now),
                "payment", state(Errand.PAYMENT, visitor.now(), now),
                "limits", state(Errand.LIMITS, visitor.now(), now),
                "visitor",
                        visitor.now()
                                .map(known -> signedIn(visitor, known, now))
                                .orElseGet(HomePage::signedOut),
                "users", users,
                "tour", tour,
                "journal", JournalPanel.of(visitor.journal())));
        return Template.LAYOUT.with(Map.of("content", content)).markup();
    }

    private static Html state(Errand errand, Optional<Assurance> assurance, Instant now) {
        return Html.text(assurance
                .map(known ->
                        errand.missing(known, now).isEmpty() ? "Your token is enough." : "Your token says too little.")
                .orElse("You are not signed in."));
    }

    private static Html signedIn(Visitor visitor, Assurance known, Instant now) {
        return Template.SIGNED_IN.with(Map.of(
                "username", Html.text(known.username()),
                "claims", new ClaimTable(visitor.before(), known, now).rows()));
    }

    private static Html signedOut() {
        return Template.SIGNED_OUT.with(Map.of());
    }

    private static Html user(DemoUser user) {
        return Template.USER.with(Map.of(
                "name", Html.text(user.name()),
                "password", Html.text(user.password()),
                "about", Html.text(user.about())));
    }

    private static Html step(Tour.Step step) {
        return Template.STEP.with(Map.of("title", Html.text(step.title()), "text", Html.text(step.text())));
    }
}
