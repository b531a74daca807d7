package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.DEVICE_AGE_DAYS;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_BROWSER;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_KNOWN;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_MOBILE;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_OS;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_REMEMBERED;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The user agent as it was seen last, at a gate of its session: what {@code net} and {@code device} mean where an
 * application calls in its place. What was not known then is null, and is not known later.
 *
 * @param address where it was
 * @param os its operating system
 * @param browser its browser
 * @param mobile whether it was a mobile device
 * @param known whether the user was known in it
 * @param remembered whether the user was remembered in it
 * @param ageDays for how many days it had been known
 */
public record UserAgent(
        @JsonProperty(value = "ip", required = true) String address,
        @JsonProperty("os") @Nullable String os,
        @JsonProperty("browser") @Nullable String browser,
        @JsonProperty("mobile") @Nullable Boolean mobile,
        @JsonProperty("known") @Nullable Boolean known,
        @JsonProperty("remembered") @Nullable Boolean remembered,
        @JsonProperty("ageDays") @Nullable Long ageDays) {

    private static final String NOTE = "step-up.user-agent";

    public UserAgent {
        Objects.requireNonNull(address, "address");
    }

    /** One of which nothing is known but where it is: an application has said so. */
    public static UserAgent at(String address) {
        return new UserAgent(address, null, null, null, null, null, null);
    }

    /** The one whose sign-in has these facts. */
    static UserAgent of(String address, Facts facts) {
        return new UserAgent(
                address,
                facts.value(DEVICE_OS).map(String.class::cast).orElse(null),
                facts.value(DEVICE_BROWSER).map(String.class::cast).orElse(null),
                facts.value(DEVICE_MOBILE).map(Boolean.class::cast).orElse(null),
                facts.value(DEVICE_KNOWN).map(Boolean.class::cast).orElse(null),
                facts.value(DEVICE_REMEMBERED).map(Boolean.class::cast).orElse(null),
                facts.value(DEVICE_AGE_DAYS).map(Long.class::cast).orElse(null));
    }

    /** Hands it to the user session, which takes it over when the sign-in completes. */
    public void write(AuthenticationSessionModel authSession) {
        authSession.setUserSessionNote(NOTE, NoteJson.write(this));
    }

    /** The one that this session saw last; empty for a session that no browser went through a gate for. */
    public static Optional<UserAgent> of(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(NOTE)).map(note -> NoteJson.read(note, UserAgent.class));
    }

    /** Hands it from one session to another of the same user. */
    public static void copy(UserSessionModel from, UserSessionModel to) {
        Optional.ofNullable(from.getNote(NOTE)).ifPresent(note -> to.setNote(NOTE, note));
    }

    /** Its facts; whoever calls in its place is somewhere else. */
    void addTo(Sources sources, Atlas atlas) {
        new NetworkFacts(atlas, address).addTo(sources);
        sources.maybe(DEVICE_OS, () -> Optional.ofNullable(os));
        sources.maybe(DEVICE_BROWSER, () -> Optional.ofNullable(browser));
        sources.maybe(DEVICE_MOBILE, () -> Optional.ofNullable(mobile));
        sources.maybe(DEVICE_KNOWN, () -> Optional.ofNullable(known));
        sources.maybe(DEVICE_REMEMBERED, () -> Optional.ofNullable(remembered));
        sources.maybe(DEVICE_AGE_DAYS, () -> Optional.ofNullable(ageDays));
    }
}
