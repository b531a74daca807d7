package io.keycloakstepup.flow.network;

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
        return number("autonomous_system_number").map(Number::longValue).or(() -> text("asn")
                .filter(number -> number.matches("AS[0-9]{1,10}"))
                .map(number -> Long.parseLong(number.substring(2))));
    }

    /** Whether the address hides who uses it: a VPN, a proxy, an exit of Tor. */
    boolean isAnonymous() {
        return at("is_anonymous").filter(Boolean.TRUE::equals).isPresent();
    }

    /** The place; empty unless the database knows how far it may be off. */
    Optional<Place> place() {
        Optional<Double> latitude = number("location", "latitude").map(Number::doubleValue);
        Optional<Double> longitude = number("location", "longitude").map(Number::doubleValue);
        Optional<Double> radius = number("location", "accuracy_radius").map(Number::doubleValue);
        return latitude.flatMap(north -> longitude.flatMap(east -> radius.flatMap(km -> Place.of(north, east, km))));
    }

    private Optional<String> text(String... path) {
        return at(path).filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isEmpty());
    }

    private Optional<Number> number(String... path) {
        return at(path).filter(Number.class::isInstance).map(Number.class::cast);
    }

    private Optional<Object> at(String... path) {
        Optional<Object> found = Optional.of(members);
        for (String name : path) {
            found = found.filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(name));
        }
        return found;
    }
}
