package io.keycloakstepup.demo.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A text of the bank's pages, with {@code {{name}}} where markup is to be filled in. */
enum Template {
    LAYOUT("layout.html"),
    HOME("home.html"),
    NOTICE("notice.html"),
    SIGNED_OUT("signed-out.html"),
    SIGNED_IN("signed-in.html"),
    USER("user.html"),
    CLAIM("claim.html"),
    STEP("step.html"),
    TALK("talk.html"),
    LINE("line.html"),
    CODES("codes.html"),
    CODE("code.html"),
    KEY("key.html"),
    STYLE("bank.css");

    private final String text;

    Template(String file) {
        this.text = read(file);
    }

    /** The text as it stands in its file. */
    String text() {
        return text;
    }

    Html with(Map<String, Html> values) {
        String filled = text;
        for (Map.Entry<String, Html> value : values.entrySet()) {
            filled = filled.replace(
                    "{{" + value.getKey() + "}}", value.getValue().markup());
        }
        return new Html(filled);
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
