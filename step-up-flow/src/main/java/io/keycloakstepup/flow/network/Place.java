package io.keycloakstepup.flow.network;

import java.util.Optional;

/**
 * Where on earth an address is likely to be used.
 *
 * @param latitude in degrees, north positive (WGS 84)
 * @param longitude in degrees, east positive
 * @param radiusKm within how many kilometres of that point the user is believed to be
 */
public record Place(double latitude, double longitude, double radiusKm) {

    public Place {
        if (!isOnEarth(latitude, longitude) || !isDistance(radiusKm)) {
            throw new IllegalArgumentException("not a place: " + latitude + ", " + longitude + ", " + radiusKm + " km");
        }
    }

    /** The place that a database speaks of; empty if there is none on earth. */
    static Optional<Place> of(double latitude, double longitude, double radiusKm) {
        return isOnEarth(latitude, longitude) && isDistance(radiusKm)
                ? Optional.of(new Place(latitude, longitude, radiusKm))
                : Optional.empty();
    }

    // Written so that what is not a number fails.
    private static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    private static boolean isDistance(double km) {
        return km >= 0 && Double.isFinite(km);
    }
}
