package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Which of the levels that a request names it gets. */
class WishTest {

    private static final Set<FactorType> PASSWORD_AND_OTP = Set.of(PASSWORD, OTP);
    private static final Ledger SIGNED_IN = ledger(proven(PASSWORD, MINUTES));
    private static final Choice BEYOND = new Choice("beyond", Optional.empty());

    private static Wish binding(Level... levels) {
        return new Wish(Stream.of(levels).map(Choice::of).toList(), true);
    }

    private static Wish voluntary(Level... levels) {
        return new Wish(Stream.of(levels).map(Choice::of).toList(), false);
    }

    private static Ruling rule(Set<FactorType> available, Wish wish, Ledger ledger) {
        Judgement judgement =
                new Judgement(Optional.empty(), List.of(new Requirement(PWD, Requirement.DEFAULT)), List.of());
        return new Planner(LEVELS, demand -> available.contains(demand.factor()))
                .rule(judgement, wish, ledger, new Moment(NOW, NOW));
    }

    @Test
    void theFirstReachableLevelIsAskedFor() {
        Ruling ruling = rule(PASSWORD_AND_OTP, binding(PHR, MFA, PWD), SIGNED_IN);
        assertEquals(Optional.of(Choice.of(MFA)), ruling.chosen());
        assertEquals(
                MFA,
                assertInstanceOf(Decision.StepUpRequired.class, ruling.decision())
                        .level());
    }

    @Test
    void aLaterLevelThatIsMetDoesNotStandIn() {
        assertInstanceOf(
                Decision.StepUpRequired.class,
                rule(PASSWORD_AND_OTP, binding(MFA, PWD), SIGNED_IN).decision());
    }

    @Test
    void aLevelThatIsMetNeedsNoFactorsAtHand() {
        assertEquals(
                Optional.of(Choice.of(PWD)),
                rule(Set.of(), binding(MFA, PWD), SIGNED_IN).chosen());
    }

    @Test
    void bindingLevelsOutOfReachMakeTheRequestFail() {
        Ruling ruling = rule(PASSWORD_AND_OTP, binding(PHR), SIGNED_IN);
        assertTrue(ruling.isWishUnreachable());
        assertFalse(assertInstanceOf(Decision.StepUpRequired.class, ruling.decision())
                .isReachable());
    }

    @Test
    void voluntaryLevelsOutOfReachAreDoneWithout() {
        Ruling ruling = rule(PASSWORD_AND_OTP, voluntary(PHR), SIGNED_IN);
        assertFalse(ruling.isWishUnreachable());
        assertInstanceOf(Decision.Granted.class, ruling.decision());
    }

    @Test
    void aLevelBeyondThePolicyIsOutOfReach() {
        assertTrue(rule(PASSWORD_AND_OTP, new Wish(List.of(BEYOND), true), SIGNED_IN)
                .isWishUnreachable());
        Wish oneIsReal = new Wish(List.of(BEYOND, Choice.of(MFA)), true);
        assertEquals(
                Optional.of(Choice.of(MFA)),
                rule(PASSWORD_AND_OTP, oneIsReal, SIGNED_IN).chosen());
    }

    @Test
    void denialSaysMoreThanALevelOutOfReach() {
        Judgement denied = new Judgement(Optional.of("no"), List.of(), List.of());
        Ruling ruling = new Planner(LEVELS, demand -> PASSWORD_AND_OTP.contains(demand.factor()))
                .rule(denied, binding(PHR), SIGNED_IN, new Moment(NOW, NOW));
        assertFalse(ruling.isWishUnreachable());
        assertInstanceOf(Decision.Denied.class, ruling.decision());
    }

    @Test
    void theNameThatWasAskedForIsKept() {
        Wish gold = new Wish(List.of(new Choice("gold", Optional.of(PWD))), true);
        assertEquals(
                "gold", rule(Set.of(), gold, SIGNED_IN).chosen().orElseThrow().name());
    }

    @Property
    void whatIsAskedNeverFallsBelowThePolicy(
            @ForAll Set<Boolean> at, @ForAll boolean isBinding, @ForAll List<Integer> picks) {
        List<Choice> choices = picks.stream()
                .map(pick -> LEVELS.ordered()
                        .get(Math.floorMod(pick, LEVELS.ordered().size())))
                .map(Choice::of)
                .toList();
        Set<FactorType> available = new HashSet<>(at.contains(true) ? PASSWORD_AND_OTP : Set.of(PASSWORD));
        Ruling ruling = rule(available, new Wish(choices, isBinding), SIGNED_IN);
        assertTrue(ruling.judgement().requirements().contains(new Requirement(PWD, Requirement.DEFAULT)));
        assertEquals(isBinding && !choices.isEmpty() && ruling.chosen().isEmpty(), ruling.isWishUnreachable());
        ruling.chosen().ifPresent(chosen -> assertTrue(choices.contains(chosen)));
    }
}
