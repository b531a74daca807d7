package io.keycloakstepup.policy.situation;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static io.keycloakstepup.policy.facts.FactTable.TIME_HOUR;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;
import static io.keycloakstepup.policy.facts.FactTable.TIME_WEEKDAY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.facts.KnownFacts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that are stated, and those that follow from them or that every request has. */
final class CompletedFacts implements Facts {

    private final KnownFacts given;
    private final Map<Fact, Object> filledIn = new HashMap<>();

    CompletedFacts(KnownFacts given, Instant now) {
        this.given = given;
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        filledIn.put(TIME_INSTANT, now);
        filledIn.put(TIME_HOUR, (long) time.getHour());
        filledIn.put(TIME_WEEKDAY, (long) time.getDayOfWeek().getValue());
        filledIn.put(REQUEST_GRANT, Grant.BROWSER.word());
        filledIn.put(REQUEST_SCOPES, List.of());
        filledIn.put(REQUEST_ACRS, given.texts(REQUEST_ACR).orElse(List.of()));
        given.texts(REQUEST_ACRS)
                .flatMap(acrs -> acrs.stream().findFirst())
                .ifPresent(first -> filledIn.put(REQUEST_ACR, first));
    }

    @Override
    public Optional<Object> value(Fact fact) {
        return given.value(fact).or(() -> Optional.ofNullable(filledIn.get(fact)));
    }
}
