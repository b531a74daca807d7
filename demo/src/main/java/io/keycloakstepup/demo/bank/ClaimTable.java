package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The claims of a visitor's token, each beside what it was before, and in words.
 *
 * @param before what the token before said; empty if there was none
 * @param now what the token says
 * @param at when that is shown
 */
record ClaimTable(Optional<Assurance> before, Assurance now, Instant at) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(Locale.UK);

    Html rows() {
        List<Html> rows = new ArrayList<>();
        rows.add(row("acr", Assurance::acr, Glossary.meaning("acr", now.acr())));
        rows.add(row("amr", known -> String.join(", ", known.amr()), methods()));
        rows.add(row("auth_time", known -> time(known.authTime()), Glossary.meaning("auth_time", "")));
        rows.add(
                row("mfa_verified", known -> known.mfaVerified() ? "yes" : "no", Glossary.meaning("mfa_verified", "")));
        rows.add(row("mfa_time", known -> time(known.mfaTime()), Glossary.meaning("mfa_time", "")));
        return Html.join(rows);
    }

    private Html row(String claim, Function<Assurance, String> value, String meaning) {
        String then = before.map(value).map(ClaimTable::orAbsent).orElse("no token");
        String today = orAbsent(value.apply(now));
        return Template.CLAIM.with(Map.of(
                "name", Html.text(claim),
                "before", Html.text(then),
                "now", Html.text(today),
                "change", Html.text(then.equals(today) ? "same" : "changed"),
                "meaning", Html.text(meaning)));
    }

    private String methods() {
        String each = now.amr().stream()
                .map(method -> method + ": " + Glossary.meaning("amr." + method, ""))
                .collect(Collectors.joining("; "));
        return Glossary.meaning("amr", "") + (each.isEmpty() ? "" : " " + each + ".");
    }

    private String time(Optional<Instant> instant) {
        return instant.map(then -> CLOCK.format(then.atZone(ZoneId.systemDefault())) + " (" + ago(then) + ")")
                .orElse("");
    }

    private String ago(Instant then) {
        Duration age = Duration.between(then, at);
        return age.toMinutes() < 1 ? "%d s ago".formatted(age.toSeconds()) : "%d min ago".formatted(age.toMinutes());
    }

    private static String orAbsent(String value) {
        return value.isEmpty() ? "not in the token" : value;
    }
}
