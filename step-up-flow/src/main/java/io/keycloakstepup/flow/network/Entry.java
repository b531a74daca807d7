package io.keycloakstepup.flow.network;

import io.keycloakstepup.policy.signal.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What a database says of one address. The members of MaxMind's own databases are understood, and the flat ones of
 * others; what has another shape than expected counts as not there.
 *
 * @param members the members by name, possibly nested
 */
record Entry(Map<?, ?> members) {

    /** The country's code, two capital letters (ISO 3166-1). */
    Optional<String> country() {
        return text("country", "iso_code").or(() -> text("country_code")).filter(code -> code.matches("[A-Z]{2}"));
    }

    /** The English name of the city. */
    Optional<String> city() {
        return text("city", "names", "en").or(() -> text("city"));
    }

    /** The number of the autonomous system. */
    Optional<Long> asn() {
        return at("autonomous_system_number")
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue())
                .or(() -> text("asn")
                        .filter(number -> number.matches("AS[0-9]{1,10}"))
                        .map(number -> Long.parseLong(number.substring(2))));
    }

    /** Whether the address hides who uses it: a VPN, a proxy, an exit of Tor. */
    boolean isAnonymous() {
        return at("is_anonymous").filter(Boolean.TRUE::equals).isPresent();
    }

    /** The place; empty unless the database knows how far it may be off, and for what lies nowhere on earth. */
    Optional<Place> place() {
        Optional<Double> latitude = number("location", "latitude", -90, 90);
        Optional<Double> longitude = number("location", "longitude", -180, 180);
        Optional<Double> radius = number("location", "accuracy_radius", 0, 20_000);
        return latitude.flatMap(
                north -> longitude.flatMap(east -> radius.map(km -> new Place(north, east, (int) Math.ceil(km)))));
    }

    private Optional<Double> number(String object, String member, double least, double most) {
        return at(object, member)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .filter(value -> value >= least && value <= most);
    }

    private Optional<String> text(String... path) {
        return at(path).filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isEmpty());
    }

    private Optional<Object> at(String... path) {
        Optional<Object> found = Optional.of(members);
        for (String name : path) {
            found = found.filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(name));
        }
        return found;
    }
}
