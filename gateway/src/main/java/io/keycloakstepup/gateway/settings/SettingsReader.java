package io.keycloakstepup.gateway.settings;

import io.keycloakstepup.gateway.proxy.ProxyKind;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Reading;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.TextReader;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.policy.zone.Network;
import io.keycloakstepup.policy.zone.NetworkSet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings of a gateway: YAML or JSON in the manner of policies. */
public final class SettingsReader {

    private static final Shape GATEWAY = Shape.of(
            "the gateway's settings",
            "gateway",
            "proxy",
            "publicUrl",
            "matrix",
            "listen",
            "management",
            "body",
            "pathPrefix",
            "callerHeader",
            "certificateHeader",
            "proxies",
            "tokens",
            "networkKeys");

    private static final long VERSION = 1;

    private static final InetSocketAddress LISTEN = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9180);

    private static final InetSocketAddress MANAGEMENT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9181);

    private final Members members;
    private final Path directory;
    private final Problems problems;
    private final Values values;

    private SettingsReader(Members members, Path directory, Problems problems) {
        this.members = members;
        this.directory = directory;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /**
     * Reads a text.
     *
     * @param directory that of the file, from which files are named
     */
    public static Reading<Settings> read(String text, Path directory) {
        return TextReader.read(text, "the gateway's settings", (node, problems) -> Members.of(node, GATEWAY, problems)
                .flatMap(members -> new SettingsReader(members, directory, problems).settings()));
    }

    private Optional<Settings> settings() {
        checkVersion();
        Optional<ProxyKind> proxy = members.required("proxy")
                .flatMap(node -> values.word(node, Vocabulary.of(ProxyKind.names()), "proxy"))
                .flatMap(ProxyKind::named);
        Optional<URI> publicUrl = members.required("publicUrl").flatMap(this::publicUrl);
        Optional<Path> matrix = members.required("matrix").flatMap(node -> file(node, "matrix"));
        Optional<TokenSettings> tokens =
                members.required("tokens").flatMap(node -> new TokensReader(directory, problems).read(node));
        Optional<Boolean> isBodyPassed = bodyPassed();
        InetSocketAddress listen = address("listen", LISTEN);
        InetSocketAddress management = address("management", MANAGEMENT);
        Optional<String> prefix = text("pathPrefix");
        Optional<String> caller = header("callerHeader");
        Optional<String> certificate = header("certificateHeader");
        Optional<NetworkSet> proxies = members.optional("proxies").flatMap(this::networks);
        Optional<Path> keys = members.optional("networkKeys").flatMap(node -> file(node, "networkKeys"));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return problems.attempt(
                members.mapping(),
                "settings that agree",
                () -> new Settings(
                        proxy.orElseThrow(),
                        publicUrl.orElseThrow(),
                        matrix.orElseThrow(),
                        listen,
                        management,
                        isBodyPassed.orElse(false),
                        prefix.orElse(""),
                        caller,
                        certificate,
                        proxies,
                        tokens.orElseThrow(),
                        keys));
    }

    private void checkVersion() {
        members.required("gateway").ifPresent(node -> values.wholeNumber(node, "the version of the settings")
                .filter(version -> version != VERSION)
                .ifPresent(version ->
                        problems.report(node, "1", "there is only version 1 of the settings, not " + version)));
    }

    private Optional<URI> publicUrl(Node node) {
        return values.text(node, "publicUrl")
                .flatMap(text -> problems.attempt(node, "an address", () -> {
                    URI uri = URI.create(text);
                    boolean isBare = uri.getHost() != null
                            && uri.getRawPath().isEmpty()
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && List.of("http", "https").contains(uri.getScheme());
                    if (!isBare) {
                        throw new IllegalArgumentException(
                                "publicUrl is what clients write before the path, as https://api.example.org, not "
                                        + text);
                    }
                    return uri;
                }));
    }

    private Optional<Boolean> bodyPassed() {
        return members.optional("body")
                .flatMap(node -> values.word(node, Vocabulary.of("none", "passed"), "body"))
                .map("passed"::equals);
    }

    private Optional<String> text(String key) {
        return members.optional(key).flatMap(node -> values.text(node, key));
    }

    private Optional<String> header(String key) {
        return text(key).map(name -> name.toLowerCase(Locale.ROOT));
    }

    private Optional<Path> file(Node node, String what) {
        return values.text(node, what).flatMap(name -> problems.attempt(node, "a file", () -> directory.resolve(name)));
    }

    private InetSocketAddress address(String key, InetSocketAddress otherwise) {
        return members.optional(key)
                .flatMap(node -> values.text(node, key)
                        .flatMap(text -> problems.attempt(node, "an address and a port", () -> address(text))))
                .orElse(otherwise);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("[\\[\\]]", "");
        String port = text.substring(colon + 1);
        if (!Network.isAddress(host) || !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("an address and a port are written as 127.0.0.1:9180, not " + text);
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }

    private Optional<NetworkSet> networks(Node node) {
        List<Network> networks = values.texts(values.someItems(node, "proxies"), "a network").stream()
                .flatMap(one -> problems.attempt(one, "a network", () -> Network.parse(one.text())).stream())
                .toList();
        return Optional.of(NetworkSet.of(networks));
    }
}
