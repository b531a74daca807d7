package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.realm.DemoUser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bank's one page: what can be done, what the token says, and who can sign in. */
final class HomePage {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(Locale.UK);

    private final Html users;

    HomePage(List<DemoUser> users) {
        this.users = Html.join(users.stream().map(HomePage::user).toList());
    }

    /**
     * The page as it is now.
     *
     * @param assurance of the visitor; empty if nobody is signed in
     * @param notice something to say once; empty for nothing
     */
    String html(Optional<Assurance> assurance, String notice, Instant now) {
        Html visitor = assurance.map(known -> signedIn(known, now)).orElseGet(() -> Template.SIGNED_OUT.with(Map.of()));
        Html said = notice.isEmpty() ? Html.NOTHING : Template.NOTICE.with(Map.of("notice", Html.text(notice)));
        Html content = Template.HOME.with(Map.of("notice", said, "visitor", visitor, "users", users));
        return Template.LAYOUT.with(Map.of("content", content)).markup();
    }

    private static Html signedIn(Assurance assurance, Instant now) {
        return Template.SIGNED_IN.with(Map.of(
                "username", Html.text(assurance.username()),
                "acr", orAbsent(assurance.acr()),
                "amr", orAbsent(String.join(", ", assurance.amr())),
                "auth_time", time(assurance.authTime(), now),
                "mfa_verified", Html.text(assurance.mfaVerified() ? "yes" : "no"),
                "mfa_time", time(assurance.mfaTime(), now)));
    }

    private static Html orAbsent(String value) {
        return Html.text(value.isEmpty() ? "not in the token" : value);
    }

    private static Html time(Optional<Instant> instant, Instant now) {
        return orAbsent(instant.map(then -> CLOCK.format(then.atZone(ZoneId.systemDefault())) + ", " + ago(then, now))
                .orElse(""));
    }

    private static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toMinutes() < 1 ? "%d s ago".formatted(age.toSeconds()) : "%d min ago".formatted(age.toMinutes());
    }

    private static Html user(DemoUser user) {
        String more = user.totp().isPresent() ? "and a one-time code" : "no second factor: cannot pay";
        return Template.USER.with(Map.of(
                "name", Html.text(user.name()), "password", Html.text(user.password()), "more", Html.text(more)));
    }
}
