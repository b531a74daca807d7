package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.InCountries;
import io.keycloakstepup.policy.rule.InNetworks;
import io.keycloakstepup.policy.rule.OfProviders;
import io.keycloakstepup.policy.rule.OnLists;
import io.keycloakstepup.policy.rule.Outside;
import io.keycloakstepup.policy.rule.Zone;
import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.zone.Network;
import io.keycloakstepup.policy.zone.Networks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code zones}. */
final class ZonesReader {

    static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    static final Pattern LIST = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    static final Shape ZONE = Shape.of("a zone", Criterion.words());

    private final Problems problems;
    private final Values values;

    /** What a zone can be drawn by. */
    private enum Criterion {
        CIDRS("cidrs", "notCidrs"),
        COUNTRIES("countries", "notCountries"),
        ASNS("asns", "notAsns"),
        LISTS("lists", "notLists");

        private final String within;
        private final String outside;

        Criterion(String within, String outside) {
            this.within = within;
            this.outside = outside;
        }

        static String[] words() {
            return Stream.of(values())
                    .flatMap(criterion -> Stream.of(criterion.within, criterion.outside))
                    .toArray(String[]::new);
        }
    }

    ZonesReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The zones that are right. */
    Zones read(List<Entry> entries) {
        Map<String, Zone> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Members.of(entry.value(), ZONE, problems)
                    .flatMap(this::zone)
                    .ifPresent(zone -> byName.put(entry.name(), zone));
        }
        return new Zones(byName);
    }

    private Optional<Zone> zone(Members members) {
        if (members.mapping().entries().isEmpty()) {
            problems.report(members.mapping(), "one of " + ZONE.keys().listed(), "a zone needs at least one criterion");
        }
        List<Condition> criteria = Stream.of(Criterion.values())
                .flatMap(criterion -> conditions(criterion, members))
                .toList();
        return criteria.isEmpty() ? Optional.empty() : Optional.of(new Zone(criteria));
    }

    /** The conditions that a zone of these members puts, by this criterion or by its opposite. */
    private Stream<Condition> conditions(Criterion criterion, Members members) {
        return Stream.concat(
                members.optional(criterion.within).flatMap(node -> condition(criterion, node)).stream(),
                members.optional(criterion.outside).flatMap(node -> condition(criterion, node)).stream()
                        .map(inside -> new Outside(criterion.outside, inside)));
    }

    private Optional<? extends Condition> condition(Criterion criterion, Node node) {
        return switch (criterion) {
            case CIDRS -> networks(node);
            case COUNTRIES -> countries(node);
            case ASNS -> providers(node);
            case LISTS -> lists(node);
        };
    }

    private Optional<InNetworks> networks(Node node) {
        List<Network> networks = values.texts(values.someItems(node, "cidrs"), "a network").stream()
                .map(this::network)
                .flatMap(Optional::stream)
                .toList();
        return networks.isEmpty() ? Optional.empty() : Optional.of(new InNetworks(new Networks(networks)));
    }

    private Optional<Network> network(Scalar cidr) {
        return problems.attempt(
                cidr, "an IP network like 198.51.100.0/24 or 2001:db8::/32", () -> Network.parse(cidr.text()));
    }

    private Optional<InCountries> countries(Node node) {
        Set<String> codes = words(node, "countries", COUNTRY, "a country in two capital letters, like CH (ISO 3166-1)");
        return codes.isEmpty() ? Optional.empty() : Optional.of(new InCountries(codes));
    }

    private Optional<OnLists> lists(Node node) {
        Set<String> names = words(node, "lists", LIST, "the name of a list in the server's configuration");
        return names.isEmpty() ? Optional.empty() : Optional.of(new OnLists(names));
    }

    private Set<String> words(Node node, String what, Pattern allowed, String expected) {
        return values.texts(values.someItems(node, what), "each of " + what).stream()
                .filter(word -> isAllowed(word, allowed, expected))
                .map(Scalar::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAllowed(Scalar word, Pattern allowed, String expected) {
        boolean isAllowed = allowed.matcher(word.text()).matches();
        if (!isAllowed) {
            problems.report(word, expected, word.description() + " is not " + expected);
        }
        return isAllowed;
    }

    private Optional<OfProviders> providers(Node node) {
        Set<Long> numbers = values.someItems(node, "asns").stream()
                .map(this::provider)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new OfProviders(numbers));
    }

    private Optional<Long> provider(Node node) {
        Optional<Long> number = values.wholeNumber(node, "the number of an autonomous system");
        number.filter(asn -> !OfProviders.isNumber(asn))
                .ifPresent(wrong -> problems.report(
                        node, "a number from 0 to 4294967295", "there is no autonomous system " + node.description()));
        return number.filter(OfProviders::isNumber);
    }
}
