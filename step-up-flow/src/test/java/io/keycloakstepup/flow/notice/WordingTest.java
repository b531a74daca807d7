package io.keycloakstepup.flow.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final Instant AT = Instant.parse("2026-11-28T14:05:30Z");

    private static Map<String, Object> said(Optional<Sender> origin, Locale locale) {
        return new Wording(new Notice(
                        NoticeKind.FACTOR_ADDED, Optional.of("otp"), Optional.of("x".repeat(300)), AT, origin))
                .in(locale);
    }

    @Test
    void whoAndWhenAndWhereAreInTheUsersLanguage() {
        Sender sender = new Sender(Optional.of("Firefox"), Optional.of("203.0.113.0/24"), Optional.of("CH"));
        Map<String, Object> said = said(Optional.of(sender), Locale.GERMAN);
        assertEquals("28. November 2026, 14:05 UTC", said.get("stepUpWhen"));
        assertEquals("Schweiz", said.get("stepUpCountry"));
        assertEquals("Firefox", said.get("stepUpBrowser"));
        assertEquals("203.0.113.0/24", said.get("stepUpNetwork"));
        assertEquals(false, said.get("stepUpByAdministrator"));
        assertEquals(100, String.valueOf(said.get("stepUpLabel")).length());
    }

    @Test
    void whatIsNotKnownIsEmptyAndWhatAnAdministratorDidIsSaidSo() {
        Map<String, Object> said = said(Optional.empty(), Locale.ENGLISH);
        assertEquals("", said.get("stepUpCountry"));
        assertEquals("", said.get("stepUpNetwork"));
        assertEquals(true, said.get("stepUpByAdministrator"));
        assertEquals("step-up-notice-factor-added", said.get("stepUpNotice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my phone (old) | my phone (old)",
                "https://thief.example/a?b=c | https thief example a b c",
                "call me@thief.example | call me thief example",
                "Schlüssel von Zoë | Schlüssel von Zoë"
            })
    void wordsThatSomebodyChoseMakeNoLink(String chosen, String shown) {
        Notice notice = new Notice(
                NoticeKind.SECOND_FACTOR_FAILED,
                Optional.empty(),
                Optional.of(chosen),
                AT,
                Optional.of(new Sender(Optional.of(chosen), Optional.empty(), Optional.empty())));

        Map<String, Object> said = new Wording(notice).in(Locale.ENGLISH);

        assertEquals(shown, said.get("stepUpLabel"));
        assertEquals(shown, said.get("stepUpBrowser"));
    }

    @Test
    void wordsThatSomebodyChoseStayOnOneLine() {
        Notice notice = new Notice(
                NoticeKind.FACTOR_ADDED,
                Optional.of("otp"),
                Optional.of("mine\r\n\nYour help desk"),
                AT,
                Optional.empty());

        assertEquals(
                "mine Your help desk", new Wording(notice).in(Locale.ENGLISH).get("stepUpLabel"));
    }
}
