package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import io.keycloakstepup.policy.level.KeyStorage;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.situation.Proof;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code evidence}: what a user is said to have proven. */
final class EvidenceReader {

    static final Shape PROOF = Shape.of(
            "a piece of evidence", "factor", "ageSeconds", KeyReader.USER_VERIFIED, KeyReader.DEVICE_BOUND, "aaguid");

    private final Problems problems;
    private final Values values;
    private final FactorReader factors;

    EvidenceReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.factors = new FactorReader(problems, factors);
    }

    List<Proof> read(Node node) {
        return values.items(node, "evidence").stream()
                .map(item -> Members.of(item, PROOF, problems).flatMap(this::proof))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Proof> proof(Members members) {
        Optional<FactorType> factor = members.required("factor")
                .filter(node -> values.text(node, "factor").isPresent())
                .flatMap(node -> factors.read((Scalar) node));
        Duration age = members.optional("ageSeconds").flatMap(this::age).orElse(Duration.ZERO);
        KeyReader keys = new KeyReader(problems);
        Optional<Boolean> userVerified = keys.flag(members, KeyReader.USER_VERIFIED);
        KeyStorage storage = keys.flag(members, KeyReader.DEVICE_BOUND)
                .map(bound -> bound ? KeyStorage.DEVICE_BOUND : KeyStorage.SYNCED)
                .orElse(KeyStorage.UNKNOWN);
        Optional<String> aaguid = members.optional("aaguid").flatMap(node -> values.text(node, "aaguid"));
        return factor.flatMap(type -> problems.attempt(
                keys.place(members),
                "userVerified: true, deviceBound and aaguid only with webauthn and passkey",
                () -> new Proof(type, age, new KeyUse(userVerified.orElse(isAlwaysVerified(type)), storage, aaguid))));
    }

    private static boolean isAlwaysVerified(FactorType type) {
        return type.verification() == UserVerification.ALWAYS;
    }

    private Optional<Duration> age(Node node) {
        return values.wholeNumber(node, "ageSeconds")
                .filter(seconds -> isPossible(seconds, node))
                .map(Duration::ofSeconds);
    }

    private boolean isPossible(long seconds, Node node) {
        // A century: beyond it there is no instant to subtract from for sure.
        boolean isPossible = seconds >= 0 && seconds <= 3_155_760_000L;
        if (!isPossible) {
            problems.report(node, "seconds before the request, 0 or more", "ageSeconds cannot be " + seconds);
        }
        return isPossible;
    }
}
