package io.keycloakstepup.flow.saml;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The authentication contexts that a SAML request asks for (SAML Core §3.3.2.2.1). Keycloak keeps only the first of them
 * that it knows, and not how it was to be compared.
 *
 * @param comparison how the answer compares with them
 * @param classes the URIs of their classes, the preferred one first; empty where the request names no class
 */
public record AskedContexts(Comparison comparison, List<String> classes) {

    /** Of the client, as Keycloak forgets all other notes when a sign-in is started over. */
    private static final String NOTE = "step-up.saml-contexts";

    private static final String LINE = "\n";

    public AskedContexts {
        Objects.requireNonNull(comparison, "comparison");
        classes = classes.stream().map(AskedContexts::onOneLine).toList();
    }

    /** No URI has blanks, so that none is made of two, nor another one of what is none. */
    private static String onOneLine(String uri) {
        return uri.strip().replaceAll("\\s", "%20");
    }

    /** Remembers them for the sign-in that the request begins. */
    public void write(AuthenticationSessionModel authSession) {
        String note =
                Stream.concat(Stream.of(comparison.name()), classes.stream()).collect(Collectors.joining(LINE));
        authSession.setClientNote(NOTE, note);
    }

    /** Those that the request of this sign-in asks for; empty where it asks for none, and in other protocols. */
    public static Optional<AskedContexts> in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE))
                .map(note -> List.of(note.split(LINE)))
                .map(lines -> new AskedContexts(Comparison.valueOf(lines.get(0)), lines.subList(1, lines.size())));
    }
}
