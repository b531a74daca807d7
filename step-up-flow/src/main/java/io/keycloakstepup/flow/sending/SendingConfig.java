package io.keycloakstepup.flow.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.RealmModel;

/**
 * How often codes are sent in a realm, by attributes of the realm. What is no number within its bounds counts as absent.
 *
 * @param person for each user, and to each address: {@code step-up.code-per-hour}, 1 to 300, by default 5, and
 *     {@code step-up.code-seconds-apart}, 0 to 3600, by default 30
 * @param network from each network, unless the user is known in the browser or an application that authenticates asks
 *     over REST: {@code step-up.code-network-per-hour}, 0 to 300, by default 5, and
 *     {@code step-up.code-network-seconds-apart}, 0 to 3600, by default 30; empty for 0 per hour: then networks are not
 *     limited
 */
public record SendingConfig(Pace person, Optional<Pace> network) {

    static final String PER_HOUR = "step-up.code-per-hour";
    static final String SECONDS_APART = "step-up.code-seconds-apart";
    static final String NETWORK_PER_HOUR = "step-up.code-network-per-hour";
    static final String NETWORK_SECONDS_APART = "step-up.code-network-seconds-apart";

    private static final int USUAL_PER_HOUR = 5;
    private static final int USUAL_SECONDS_APART = 30;

    /** What the realm says. */
    public static SendingConfig of(RealmModel realm) {
        return read(name -> Optional.ofNullable(realm.getAttribute(name)));
    }

    static SendingConfig read(Function<String, Optional<String>> attribute) {
        int perHour = number(attribute.apply(PER_HOUR), 1, Pace.MOST_PER_HOUR, USUAL_PER_HOUR);
        int networkPerHour = number(attribute.apply(NETWORK_PER_HOUR), 0, Pace.MOST_PER_HOUR, USUAL_PER_HOUR);
        Pace person = new Pace(perHour, apart(attribute.apply(SECONDS_APART)));
        Optional<Pace> network = networkPerHour == 0
                ? Optional.empty()
                : Optional.of(new Pace(networkPerHour, apart(attribute.apply(NETWORK_SECONDS_APART))));
        return new SendingConfig(person, network);
    }

    private static Duration apart(Optional<String> attribute) {
        return Duration.ofSeconds(number(attribute, 0, (int) Pace.WINDOW.toSeconds(), USUAL_SECONDS_APART));
    }

    private static int number(Optional<String> attribute, int least, int most, int usual) {
        return attribute
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= least && number <= most)
                .orElse(usual);
    }
}
