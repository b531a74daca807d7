package io.keycloakstepup.it.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** An HTML page that the browser has come to. */
public final class Page implements Landing {

    private final int status;
    private final Document html;

    Page(URI address, int status, String html) {
        this.status = status;
        this.html = Jsoup.parse(html, address.toString());
    }

    public int status() {
        return status;
    }

    /** Where it was fetched from. */
    public URI address() {
        return URI.create(html.location());
    }

    public PageKind kind() {
        return PageKind.of(this);
    }

    /** Whether an element is there that a CSS selector describes. */
    public boolean has(String selector) {
        return html.selectFirst(selector) != null;
    }

    /** The text of the first element that a CSS selector describes; empty where there is none. */
    public String text(String selector) {
        return html.select(selector).stream().findFirst().map(Element::text).orElse("");
    }

    /** The values of an attribute of all elements that a CSS selector describes. */
    public List<String> values(String selector, String attribute) {
        return html.select(selector).eachAttr(attribute);
    }

    /** Everything that a reader of the page sees. */
    public String text() {
        return html.body().text();
    }

    /** The error that the page shows beside its form or instead of one; empty where it shows none. */
    public String error() {
        return html.select("[id^=input-error] *, .kc-feedback-text, #kc-error-message")
                .text();
    }

    /** What the page asks of a security key, be the page ours or Keycloak's. */
    public KeyPrompt prompt() {
        Element form = html.selectFirst("form[data-options]");
        return new KeyPrompt(
                form == null ? nativeOptions() : Json.parse(form.attr("data-options")),
                formAction().resolve("/").toString().replaceFirst("/$", ""));
    }

    /** Keycloak's pages write the options into a script, one by one. */
    private JsonNode nativeOptions() {
        Matcher option = Pattern.compile("(challenge|rpId) : (\"[^\"]*\")").matcher(html.data());
        String members = option.results()
                .map(found -> "\"" + found.group(1) + "\":" + found.group(2))
                .distinct()
                .collect(Collectors.joining(","));
        return Json.parse("{" + members + "}");
    }

    /** This page, if it is of one of these kinds; else the test fails and keeps the page. */
    Page expect(PageKind... expected) {
        if (!List.of(expected).contains(kind())) {
            throw unexpected("one of " + List.of(expected));
        }
        return this;
    }

    /** The failure of a test that wanted something else than this page. */
    AssertionError unexpected(String wanted) {
        return new AssertionError(
                "wanted %s, but the page (status %d, kept in %s) says: %s".formatted(wanted, status, keep(), text()));
    }

    URI formAction() {
        return URI.create(form().absUrl("action"));
    }

    /** The fields of the form as they stand, hidden ones included. */
    Map<String, String> formFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        form().formData().forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    private FormElement form() {
        Element form = html.selectFirst("form[method=post]");
        if (form instanceof FormElement found) {
            return found;
        }
        throw unexpected("a form");
    }

    private Path keep() {
        try {
            Path directory = Files.createDirectories(Path.of("target", "failures", "pages"));
            return Files.writeString(Files.createTempFile(directory, "page-", ".html"), html.outerHtml());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot keep the page", unwritable);
        }
    }
}
