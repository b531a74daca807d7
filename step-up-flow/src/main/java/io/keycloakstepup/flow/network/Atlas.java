package io.keycloakstepup.flow.network;

import io.keycloakstepup.policy.signal.Place;
import io.keycloakstepup.policy.zone.Network;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.provider.Provider;

/**
 * What the databases and lists of the server's operator say about addresses. Each answer is empty where no file can
 * give it, and for what is no address; an IPv4-mapped IPv6 address is its IPv4 address. Thread-safe.
 */
public final class Atlas implements Provider {

    /** The list that tells the same as the database of that kind. */
    private static final String ANONYMOUS = "anonymous";

    private final Map<DatabaseKind, WatchedFile<AddressDatabase>> databases = new EnumMap<>(DatabaseKind.class);
    private final Map<String, WatchedFile<AddressList>> lists = new TreeMap<>();

    Atlas(AtlasConfig config) {
        config.databases().forEach((kind, file) -> databases.put(kind, database(kind.title(), file)));
        config.lists()
                .forEach((name, file) -> lists.put(name, new WatchedFile<>("list " + name, file, AddressList::read)));
    }

    private static WatchedFile<AddressDatabase> database(String title, Path file) {
        return new WatchedFile<>(title, file, path -> AddressDatabase.open(title, path));
    }

    /** Takes up what has changed in the files since the last time. */
    void refresh() {
        files().forEach(WatchedFile::refresh);
    }

    /** The code of the country, two capital letters (ISO 3166-1). */
    public Optional<String> country(String address) {
        return ask(DatabaseKind.COUNTRY, address, Entry::country)
                .or(() -> ask(DatabaseKind.CITY, address, Entry::country));
    }

    /** The English name of the city. */
    public Optional<String> city(String address) {
        return ask(DatabaseKind.CITY, address, Entry::city);
    }

    /** The number of the autonomous system. */
    public Optional<Long> asn(String address) {
        return ask(DatabaseKind.ASN, address, Entry::asn);
    }

    /**
     * Whether the address hides who uses it, by the database or by the list {@code anonymous}; an address that neither
     * knows hides nobody.
     */
    public Optional<Boolean> isAnonymous(String address) {
        Optional<Boolean> byDatabase = ask(DatabaseKind.ANONYMOUS, address, entry -> Optional.of(entry.isAnonymous()));
        Optional<Boolean> byList = Optional.ofNullable(lists(address).get(ANONYMOUS));
        return Stream.of(byDatabase, byList).flatMap(Optional::stream).reduce(Boolean::logicalOr);
    }

    /** Where its user is likely to be. */
    public Optional<Place> place(String address) {
        return ask(DatabaseKind.CITY, address, Entry::place);
    }

    /** For each list by its name whether it holds the address; without those that could never be read. */
    public Map<String, Boolean> lists(String address) {
        Map<String, Boolean> holding = new TreeMap<>();
        lists.forEach((name, file) -> file.content()
                .filter(list -> Network.isAddress(address))
                .ifPresent(list -> holding.put(name, list.contains(address))));
        return holding;
    }

    /** The names of the lists that are configured, whether they can be read or not. */
    public Set<String> lists() {
        return Set.copyOf(lists.keySet());
    }

    /** How each file that is configured stands on this node, by name. */
    public List<SourceStatus> sources() {
        return files().map(WatchedFile::status).toList();
    }

    private Stream<WatchedFile<?>> files() {
        return Stream.concat(databases.values().stream(), lists.values().stream());
    }

    private <T> Optional<T> ask(DatabaseKind kind, String address, Function<Entry, Optional<T>> question) {
        return Optional.ofNullable(databases.get(kind))
                .flatMap(WatchedFile::content)
                .flatMap(database -> database.entry(address))
                .flatMap(question);
    }

    @Override
    public void close() {}
}
