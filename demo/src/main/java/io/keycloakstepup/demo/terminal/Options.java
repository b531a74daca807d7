package io.keycloakstepup.demo.terminal;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the command line was started with.
 *
 * @param payments where the payments are
 * @param isVerbose whether each exchange is shown
 * @param isFed whether answers come from the standard input, line by line, whoever sits at the console
 */
record Options(URI payments, boolean isVerbose, boolean isFed) {

    static final String USAGE = """
            usage: java -jar keycloak-step-up-demo-VERSION-terminal.jar [--verbose] [--stdin] [ADDRESS]

              --verbose  shows each HTTP exchange, tokens cut short and secrets left out
              --stdin    reads all answers line by line, the password too
              ADDRESS    where the payments are; http://localhost:8092 where nothing is said
            """;

    private static final String USUAL = "http://localhost:8092";

    /** What the words say; empty for words that nobody knows. */
    static Optional<Options> of(List<String> words) {
        List<String> addresses =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        boolean isKnown = words.stream()
                .allMatch(word -> List.of("--verbose", "--stdin").contains(word) || word.matches("https?://[^/]+/?"));
        if (!isKnown || addresses.size() > 1) {
            return Optional.empty();
        }
        URI payments = URI.create(addresses.isEmpty() ? USUAL : addresses.get(0));
        return Optional.of(new Options(payments, words.contains("--verbose"), words.contains("--stdin")));
    }
}
