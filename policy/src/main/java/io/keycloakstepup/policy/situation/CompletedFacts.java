package io.keycloakstepup.policy.situation;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_AUDIENCES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_PROMPT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_UI_LOCALES;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.facts.KnownFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that are stated, and those that follow from them or that every request has. */
final class CompletedFacts implements Facts {

    private static final List<Fact> NONE_UNLESS_STATED =
            List.of(REQUEST_SCOPES, REQUEST_AUDIENCES, REQUEST_PROMPT, REQUEST_UI_LOCALES);

    private final KnownFacts given;
    private final Map<Fact, Object> filledIn = new HashMap<>();

    CompletedFacts(KnownFacts given, Instant now) {
        this.given = given;
        filledIn.put(TIME_INSTANT, now);
        filledIn.put(REQUEST_GRANT, Grant.BROWSER.word());
        NONE_UNLESS_STATED.forEach(fact -> filledIn.put(fact, List.of()));
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
