package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.SESSION_AGE_SECONDS;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_COUNTRY;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_COUNTRY_CHANGED;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_IDLE_SECONDS;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_IP;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_LOA;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_NETWORK_CHANGED;
import static io.keycloakstepup.policy.facts.FactTable.SESSION_SSO;

import io.keycloakstepup.flow.network.Atlas;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.keycloak.models.UserSessionModel;

/**
 * The session that a sign-in continues.
 *
 * @param continued the session; empty where the sign-in begins one
 * @param loa the number of the highest level that has been proven and is fresh
 * @param agent where the user agent is; empty where that is not known
 * @param now the instant of the decision
 */
record SessionFacts(
        Atlas atlas,
        Optional<UserSessionModel> continued,
        Supplier<Optional<Long>> loa,
        Optional<String> agent,
        Instant now) {

    void addTo(Sources sources) {
        sources.always(SESSION_SSO, continued::isPresent);
        sources.maybe(SESSION_LOA, loa);
        sources.maybe(SESSION_AGE_SECONDS, () -> continued.map(session -> secondsSince(session.getStarted())));
        sources.maybe(
                SESSION_IDLE_SECONDS, () -> continued.map(session -> secondsSince(session.getLastSessionRefresh())));
        sources.maybe(SESSION_IP, this::address);
        sources.maybe(SESSION_COUNTRY, () -> address().flatMap(atlas::country));
        sources.maybe(SESSION_NETWORK_CHANGED, () -> changed(ProvenPlace::isOtherNetwork));
        sources.maybe(SESSION_COUNTRY_CHANGED, () -> changed((place, now) -> place.isOtherCountry(now, atlas)));
    }

    private Optional<Boolean> changed(BiFunction<ProvenPlace, String, Optional<Boolean>> comparison) {
        return continued
                .flatMap(ProvenPlace::of)
                .flatMap(place -> agent.flatMap(address -> comparison.apply(place, address)));
    }

    private Optional<String> address() {
        return continued.flatMap(session -> Optional.ofNullable(session.getIpAddress()));
    }

    /** Never negative: the nodes' clocks may differ. */
    private long secondsSince(int seconds) {
        return Math.max(0, now.getEpochSecond() - seconds);
    }
}
