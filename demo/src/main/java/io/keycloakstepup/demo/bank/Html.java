package io.keycloakstepup.demo.bank;

import java.util.List;
import java.util.stream.Collectors;

/** Markup that is safe to send. */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /** Markup that shows exactly this text; braces too, so that no text is taken for a template's. */
    static Html text(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;"));
    }

    static Html join(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }
}
