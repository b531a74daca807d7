package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyStorage;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.KnownFactors;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The written form of one piece of evidence. Each has a note of its own: Keycloak merges the notes of several browser
 * tabs key by key, so that in a single note one tab would overwrite what another has proven.
 *
 * @param user the id of the user who proved it
 * @param factor the factor's word
 * @param credential the id of the credential; empty where the factor has none
 * @param verifiedAtMillis when, in milliseconds since 1970
 * @param userVerified whether the authenticator verified its user
 * @param storage where a WebAuthn key lives, by its name in {@link KeyStorage}; null where that is not known
 * @param aaguid the verified model of an authenticator; null where that is not known
 * @param browser the browser that it was proven in; null before the gate, and where no browser was
 * @param longestMillis how old it counts at most, in milliseconds; null where nothing limits it
 */
record EvidenceNote(
        @JsonProperty(value = "user", required = true) String user,
        @JsonProperty(value = "factor", required = true) String factor,
        @JsonProperty(value = "credential", required = true) String credential,
        @JsonProperty(value = "at", required = true) long verifiedAtMillis,
        @JsonProperty(value = "uv", required = true) boolean userVerified,
        @JsonProperty("storage") @Nullable String storage,
        @JsonProperty("aaguid") @Nullable String aaguid,
        @JsonProperty("browser") @Nullable String browser,
        @JsonProperty("longest") @Nullable Long longestMillis) {

    static final String PREFIX = "step-up.evidence.";

    EvidenceNote {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(credential, "credential");
    }

    static EvidenceNote of(String userId, Evidence evidence) {
        return new EvidenceNote(
                userId,
                evidence.factor().word(),
                evidence.credentialId(),
                evidence.verifiedAt().toEpochMilli(),
                evidence.userVerified(),
                evidence.key().storage().name(),
                evidence.key().aaguid().orElse(null),
                null,
                longestMillis(evidence));
    }

    /** The same proof, of which it is now said where it was given. */
    EvidenceNote provenIn(String device) {
        return new EvidenceNote(
                user, factor, credential, verifiedAtMillis, userVerified, storage, aaguid, device, longestMillis);
    }

    /**
     * Whether single sign-on takes it over only in the browser that it was proven in. Each level of several factors needs
     * such a proof: a password alone, and what an identity provider says, shows one kind at most.
     */
    boolean isBoundToBrowser() {
        return !factor.equals(FactorType.PASSWORD.word()) && !factor.equals(FactorType.IDP.word());
    }

    /** Whether it counts in this browser, in a sign-in that takes it over. */
    boolean isTakenOverIn(Optional<String> device) {
        return !isBoundToBrowser()
                || device.filter(present -> present.equals(browser)).isPresent();
    }

    /** The key of the note: a later proof with the same credential replaces the earlier one. */
    String key() {
        return PREFIX + factor + "." + credential;
    }

    /** The evidence; empty for a factor that is not known, or not any more. */
    Optional<Evidence> evidence(KnownFactors known) {
        return known.named(factor)
                .map(type -> new Evidence(
                        type, credential, Instant.ofEpochMilli(verifiedAtMillis), use(), longest(longestMillis)));
    }

    /** How old it counts at most, as notes and marks say it; null where nothing limits it. */
    static @Nullable Long longestMillis(Evidence evidence) {
        return evidence.longest().equals(Demand.LONGEST)
                ? null
                : evidence.longest().toMillis();
    }

    static Duration longest(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Duration::ofMillis).orElse(Demand.LONGEST);
    }

    private KeyUse use() {
        return new KeyUse(userVerified, knownStorage(), Optional.ofNullable(aaguid));
    }

    /** A name that this version does not know claims nothing. */
    private KeyStorage knownStorage() {
        return Stream.of(KeyStorage.values())
                .filter(known -> known.name().equals(storage))
                .findFirst()
                .orElse(KeyStorage.UNKNOWN);
    }
}
