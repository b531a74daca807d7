package io.keycloakstepup.policy.signal;

/**
 * A place on earth, as precisely as it is known.
 *
 * @param latitude in degrees, north positive, from -90 to 90
 * @param longitude in degrees, east positive, from -180 to 180
 * @param accuracyRadiusKm the radius in kilometres within which the true place likely lies, 0 or more
 */
public record Place(double latitude, double longitude, int accuracyRadiusKm) {

    /** The mean radius of the earth in kilometres (IUGG: R1 of the GRS 80 ellipsoid). */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Place {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not on earth: latitude " + latitude + ", longitude " + longitude);
        }
        if (accuracyRadiusKm < 0) {
            throw new IllegalArgumentException("a radius is 0 km or more, not " + accuracyRadiusKm);
        }
    }

    /**
     * The great-circle distance in kilometres (haversine formula: R. W. Sinnott, "Virtues of the Haversine", 1984),
     * whose error on a sphere instead of an ellipsoid stays below 0.6 %.
     */
    double distanceKm(Place other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double squared = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * square(Math.sin(east / 2));
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared)));
    }

    private static double square(double number) {
        return number * number;
    }

    /** How far apart the true places are at least, in kilometres: what both radii leave of the distance. */
    double leastDistanceKm(Place other) {
        return Math.max(0, distanceKm(other) - accuracyRadiusKm - other.accuracyRadiusKm);
    }
}
