package io.keycloakstepup.demo.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can be done at the bank, and how strongly one must have proven who one is. */
public enum Errand {
    BALANCE("/balance", Demand.level("pwd"), Set.of("pwd", "mfa", "phr"), "Your balance is CHF 4,321.00."),
    PAYMENT("/payment", Demand.level("mfa"), Set.of("mfa", "phr"), "Paid: CHF 1,250.00 to your landlord."),
    LIMITS(
            "/limits",
            Demand.level("phr").notOlderThan(Duration.ofMinutes(5)),
            Set.of("phr"),
            "Your daily limit is now CHF 20,000.00.");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text and a Duration
    private final Demand demand;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> sufficient;

    private final String result;

    Errand(String path, Demand demand, Set<String> sufficient, String result) {
        this.path = path;
        this.demand = demand;
        this.sufficient = sufficient;
        this.result = result;
    }

    /** The errand that is done at a path; empty if there is none. */
    public static Optional<Errand> at(String path) {
        return Arrays.stream(values())
                .filter(errand -> errand.path.equals(path))
                .findFirst();
    }

    /** The path to post to, at the bank and at its API alike. */
    public String path() {
        return path;
    }

    public Demand demand() {
        return demand;
    }

    /** What there is to say once it is done. */
    String result() {
        return result;
    }

    /** What a token of this assurance lacks; empty if it is enough. */
    public Optional<Demand> missing(Assurance assurance, Instant now) {
        boolean strong = sufficient.contains(assurance.acr());
        boolean fresh = demand.maxAge().stream().allMatch(age -> assurance.isNotOlderThan(age, now));
        return strong && fresh ? Optional.empty() : Optional.of(demand);
    }
}
