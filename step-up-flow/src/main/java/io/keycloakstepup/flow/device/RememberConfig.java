package io.keycloakstepup.flow.device;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * For how long a user is remembered in a device: as long as the realm says, or the strictest of the user's groups. The time
 * runs from the sign-in in which the user asked for it, and nothing prolongs it.
 *
 * @param lifetime the attribute {@code step-up.remember-days} of the realm or group: 1 to 365 days, by default 30; empty for 0 and
 *     for whatever is no such number: then nothing is remembered
 */
public record RememberConfig(Optional<Duration> lifetime) {

    /** The attribute of the realm, and of groups. */
    public static final String DAYS = "step-up.remember-days";

    private static final String USUAL_DAYS = "30";
    private static final int MOST_DAYS = 365;

    /** What the realm says to this user: groups, and the groups around them, make the time shorter and never longer. */
    public static RememberConfig of(RealmModel realm, UserModel user) {
        RememberConfig ofRealm =
                read(Optional.ofNullable(realm.getAttribute(DAYS)).orElse(USUAL_DAYS));
        return user.getGroupsStream()
                .flatMap(group -> Stream.iterate(group, Objects::nonNull, GroupModel::getParent))
                .flatMap(group -> Stream.ofNullable(group.getFirstAttribute(DAYS)))
                .map(RememberConfig::read)
                .reduce(ofRealm, RememberConfig::orShorter);
    }

    /** The shorter of both; none if one of them is none. */
    RememberConfig orShorter(RememberConfig other) {
        return new RememberConfig(
                lifetime.flatMap(own -> other.lifetime.map(others -> own.compareTo(others) <= 0 ? own : others)));
    }

    static RememberConfig read(String days) {
        return new RememberConfig(Optional.of(days)
                .filter(number -> number.matches("[0-9]{1,3}"))
                .map(Long::parseLong)
                .filter(number -> number > 0 && number <= MOST_DAYS)
                .map(Duration::ofDays));
    }
}
