package io.keycloakstepup.demo.bank;

import java.util.Map;

/** Shows a journal, each entry closed until somebody opens it. */
final class JournalPanel {

    private JournalPanel() {}

    static Html of(Journal journal) {
        return Html.join(journal.talks().stream().map(JournalPanel::talk).toList());
    }

    private static Html talk(Talk talk) {
        return Template.TALK.with(Map.of(
                "way", Html.text(talk.way()),
                "what", Html.text(talk.what()),
                "lines", Html.join(talk.lines().stream().map(JournalPanel::line).toList())));
    }

    private static Html line(Talk.Line line) {
        return Template.LINE.with(Map.of(
                "name", Html.text(line.name()),
                "value", Html.text(line.value()),
                "meaning", Html.text(line.meaning())));
    }
}
