package io.keycloakstepup.flow.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.flow.saml.AskedContexts;
import io.keycloakstepup.flow.saml.Comparison;
import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.decision.Wish;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SAML Core §3.3.2.2.1, comparison by comparison, where a is below b and b below c. */
final class ContextWishTest {

    private static final Level A = level("a", 1, FactorType.PASSWORD);
    private static final Level B = level("b", 2, FactorType.PASSWORD, FactorType.OTP);
    private static final Level C = level("c", 3, FactorType.PASSWORD, FactorType.WEBAUTHN);
    private static final Levels LEVELS = new Levels(List.of(A, B, C));
    private static final KnownContexts KNOWN = new KnownContexts(
            List.of(context("urn:a", A), context("urn:b", B), context("urn:b2", B), context("urn:c", C)));

    @Test
    void exactIsOneOfThemInTheirOrder() {
        assertThat(wish(Comparison.EXACT, "urn:c", "urn:other", "urn:a")).containsExactly("urn:c", "urn:a");
    }

    @Test
    void minimumPrefersThemAndTakesWhatIsStronger() {
        assertThat(wish(Comparison.MINIMUM, "urn:b2")).containsExactly("urn:b2", "urn:b", "urn:c");
        assertThat(wish(Comparison.MINIMUM, "urn:c", "urn:b")).containsExactly("urn:c", "urn:b", "urn:b2");
    }

    @Test
    void maximumIsTheStrongestUpToTheStrongestOfThem() {
        assertThat(wish(Comparison.MAXIMUM, "urn:b2", "urn:a")).containsExactly("urn:b2", "urn:b", "urn:a");
    }

    @Test
    void betterIsStrongerThanEachOfThemTheWeakestFirst() {
        assertThat(wish(Comparison.BETTER, "urn:a")).containsExactly("urn:b", "urn:b2", "urn:c");
        assertThat(wish(Comparison.BETTER, "urn:a", "urn:b")).containsExactly("urn:c");
    }

    @Test
    void nothingIsKnownToBeBetterThanWhatIsUnknown() {
        assertUnreachable(new AskedContexts(Comparison.BETTER, List.of("urn:a", "urn:other")), Optional.empty());
    }

    @Test
    void nothingIsBetterThanTheBest() {
        assertUnreachable(new AskedContexts(Comparison.BETTER, List.of("urn:c")), Optional.empty());
    }

    @Test
    void whatNobodyKnowsIsNeverMet() {
        for (Comparison comparison : Comparison.values()) {
            assertUnreachable(new AskedContexts(comparison, List.of("urn:other")), Optional.empty());
            assertUnreachable(new AskedContexts(comparison, List.of()), Optional.empty());
        }
    }

    @Test
    void theClientsMinimumBoundsEachOfThem() {
        Optional<Choice> minimum = Optional.of(Choice.of(B));

        assertThat(names(new AskedContexts(Comparison.EXACT, List.of("urn:a", "urn:c")), minimum))
                .containsExactly("urn:c");
        assertThat(names(new AskedContexts(Comparison.MINIMUM, List.of("urn:a")), minimum))
                .containsExactly("urn:b", "urn:b2", "urn:c");
        assertUnreachable(new AskedContexts(Comparison.EXACT, List.of("urn:a")), minimum);
        assertUnreachable(new AskedContexts(Comparison.MAXIMUM, List.of("urn:a")), minimum);
    }

    @Test
    void aContextAboveEveryLevelIsNotMetByOne() {
        KnownContexts known = new KnownContexts(
                List.of(context("urn:a", A), context("urn:b", B), new Choice("urn:far", Optional.empty())));

        Wish wish =
                new ContextWish(new AskedContexts(Comparison.BETTER, List.of("urn:far")), known).wish(Optional.empty());

        assertThat(wish.choices()).allMatch(choice -> choice.level().isEmpty());
    }

    @Test
    void whatWasReachedIsToldByTheStrongestUriThatItStandsFor() {
        KnownContexts known = new KnownContexts(List.of(context("urn:a", A), context("urn:b", B)));

        assertThat(known.of("c", LEVELS)).contains(URI.create("urn:b"));
        assertThat(known.of("a", LEVELS)).contains(URI.create("urn:a"));
        assertThat(known.of("urn:a", LEVELS)).contains(URI.create("urn:a"));
        assertThat(known.of("0", LEVELS)).isEmpty();
        assertThat(KNOWN.of("b", LEVELS)).contains(URI.create("urn:b"));
        assertThat(new KnownContexts(List.of(context("urn:b", B))).of("a", LEVELS))
                .isEmpty();
    }

    private static List<String> wish(Comparison comparison, String... classes) {
        return names(new AskedContexts(comparison, List.of(classes)), Optional.empty());
    }

    private static List<String> names(AskedContexts asked, Optional<Choice> minimum) {
        Wish wish = new ContextWish(asked, KNOWN).wish(minimum);
        assertThat(wish.isBinding()).isTrue();
        assertThat(wish.choices()).allMatch(choice -> choice.level().isPresent());
        return wish.choices().stream().map(Choice::name).toList();
    }

    private static void assertUnreachable(AskedContexts asked, Optional<Choice> minimum) {
        Wish wish = new ContextWish(asked, KNOWN).wish(minimum);
        assertThat(wish.isBinding()).isTrue();
        assertThat(wish.choices()).isNotEmpty().allMatch(choice -> choice.level()
                .isEmpty());
    }

    private static Choice context(String uri, Level level) {
        return new Choice(uri, Optional.of(level));
    }

    private static Level level(String name, int loa, FactorType... factors) {
        List<Step> steps = Stream.of(factors)
                .map(factor -> new Step(List.of(new Demand(factor, Duration.ofHours(1), false))))
                .toList();
        return new Level(name, loa, List.of(new Chain(steps)), Optional.empty());
    }
}
