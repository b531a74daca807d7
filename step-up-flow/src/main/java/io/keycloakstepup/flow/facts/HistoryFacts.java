package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.HISTORY_FAILURES_1H;
import static io.keycloakstepup.policy.facts.FactTable.HISTORY_LAST_SIGN_IN_AT;
import static io.keycloakstepup.policy.facts.FactTable.HISTORY_NEW_COUNTRY;
import static io.keycloakstepup.policy.facts.FactTable.HISTORY_SIGN_INS;
import static io.keycloakstepup.policy.facts.FactTable.HISTORY_TRAVEL_KMH;

import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.policy.signal.SignIn;
import io.keycloakstepup.policy.signal.Travel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How this sign-in compares with the user's earlier ones. Nothing of it is known where the realm keeps no history.
 *
 * @param recollection the sign-in at hand beside the earlier ones
 */
record HistoryFacts(Recollection recollection) {

    private static final Duration RECENTLY = Duration.ofHours(1);

    void addTo(Sources sources) {
        sources.maybe(
                HISTORY_LAST_SIGN_IN_AT,
                () -> recollection.history().succeeded().stream().findFirst().map(SignIn::at));
        sources.maybe(
                HISTORY_FAILURES_1H, () -> known(() -> recollection.history().failures(RECENTLY, recollection.now())));
        sources.maybe(
                HISTORY_SIGN_INS,
                () -> known(() -> (long) recollection.history().succeeded().size()));
        sources.maybe(HISTORY_NEW_COUNTRY, this::isNewCountry);
        sources.maybe(
                HISTORY_TRAVEL_KMH,
                () -> recollection.travel().map(Travel::speedKmh).map(Math::round));
    }

    private <T> Optional<T> known(Supplier<T> value) {
        return recollection.isKept() ? Optional.of(value.get()) : Optional.empty();
    }

    private Optional<Boolean> isNewCountry() {
        return recollection
                .comparison()
                .newCountry()
                .match(known -> Optional.of(known.value() > 0), unknown -> Optional.empty());
    }
}
