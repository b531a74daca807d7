package io.keycloakstepup.flow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.flow.transaction.Phase.Begun;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can happen in a transaction, and what cannot. */
final class TransactionTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Begun OTP = begun("otp");
    private static final Begun KEY = begun("webauthn");

    private static Begun begun(String factor) {
        return new Begun(factor, Optional.of("kept for " + factor), Optional.empty());
    }

    private static Binding binding(Start start, Optional<String> session) {
        return new Binding("realm", "client", Optional.of("key"), "user", session, session.isPresent(), start);
    }

    private static Transaction byPassword() {
        return Transaction.begin(binding(Start.PASSWORD, Optional.empty()), NOON);
    }

    private static Transaction inSession() {
        return Transaction.begin(binding(Start.TOKEN, Optional.of("session")), NOON);
    }

    @Test
    void itServesOneRealmOneClientAndOneKey() {
        Binding binding = binding(Start.NAME, Optional.empty());
        assertThat(binding.serves("realm", "client", Optional.of("key"))).isTrue();
        assertThat(binding.serves("other", "client", Optional.of("key"))).isFalse();
        assertThat(binding.serves("realm", "other", Optional.of("key"))).isFalse();
        assertThat(binding.serves("realm", "client", Optional.of("other"))).isFalse();
        assertThat(binding.serves("realm", "client", Optional.empty())).isFalse();
    }

    @Test
    void nobodySucceedsWithoutAProof() {
        assertThat(byPassword().ended(Ending.SUCCESS)).isEmpty();
        assertThat(byPassword().proven().orElseThrow().ended(Ending.SUCCESS)).isPresent();
        assertThat(inSession().ended(Ending.SUCCESS)).isPresent();
    }

    @Test
    void aSessionThatIsNotEnoughEndsInNothingWithoutAProof() {
        Binding stolen =
                new Binding("realm", "client", Optional.empty(), "user", Optional.of("session"), false, Start.TOKEN);
        Transaction open = Transaction.begin(stolen, NOON);
        assertThat(open.ended(Ending.SUCCESS)).isEmpty();
        assertThat(open.lacking()).isEmpty();
        Transaction proven = open.proven().orElseThrow();
        assertThat(proven.ended(Ending.SUCCESS)).isPresent();
        assertThat(proven.lacking()).isPresent();
    }

    @Test
    void whereThereIsNoSessionNoneIsEnough() {
        assertThatThrownBy(() ->
                        new Binding("realm", "client", Optional.empty(), "user", Optional.empty(), true, Start.NAME))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyAddsAFactorWithoutAProof() {
        assertThat(byPassword().lacking()).isEmpty();
        assertThat(byPassword().enrolling(OTP)).isEmpty();
        assertThat(byPassword().proven().flatMap(Transaction::lacking)).isPresent();
    }

    @Test
    void whatMustBeBegunIsAnsweredOnlyOnceItWas() {
        assertThat(byPassword().awaits("webauthn", true)).isFalse();
        assertThat(byPassword().awaits("otp", false)).isTrue();
        Transaction begun = byPassword().challenged(KEY).orElseThrow();
        assertThat(begun.awaits("webauthn", true)).isTrue();
        assertThat(begun.awaits("email-code", true)).isFalse();
    }

    @Test
    void anotherFactorTakesThePlaceOfTheOneThatWasBegun() {
        Transaction other =
                byPassword().challenged(KEY).orElseThrow().challenged(OTP).orElseThrow();
        assertThat(other.begun()).contains(OTP);
        assertThat(other.awaits("webauthn", true)).isFalse();
    }

    @Test
    void aProofEndsWhatWasBegun() {
        Transaction proven = byPassword().challenged(OTP).orElseThrow().proven().orElseThrow();
        assertThat(proven.begun()).isEmpty();
        assertThat(proven.proofs()).isEqualTo(1);
    }

    @Test
    void oneGoesBackOnlyFromWhatWasBegun() {
        assertThat(byPassword().previous()).isEmpty();
        assertThat(byPassword().challenged(OTP).flatMap(Transaction::previous)).contains(byPassword());
        Transaction adding = inSession().lacking().orElseThrow();
        assertThat(adding.enrolling(OTP).flatMap(Transaction::previous)).contains(adding);
    }

    @Test
    void aNewFactorIsProvenByItselfAlone() {
        Transaction adding = inSession().lacking().orElseThrow().enrolling(OTP).orElseThrow();
        assertThat(adding.awaitsNew("otp")).isTrue();
        assertThat(adding.awaitsNew("webauthn")).isFalse();
        assertThat(adding.awaits("otp", false)).isFalse();
        assertThat(adding.challenged(OTP)).isEmpty();
    }

    @Test
    void whereAProofIsAskedAfterAllWhatWasBeingAddedIsGivenUp() {
        Transaction adding = inSession().lacking().orElseThrow();
        assertThat(adding.asking()).isEqualTo(inSession());
        assertThat(adding.enrolling(OTP).orElseThrow().asking()).isEqualTo(inSession());
        Transaction challenged = inSession().challenged(KEY).orElseThrow();
        assertThat(challenged.asking()).isEqualTo(challenged);
        Transaction over = inSession().ended(Ending.CANCELLED).orElseThrow();
        assertThat(over.asking()).isEqualTo(over);
    }

    @Test
    void afterTheEndNothingHappens() {
        for (Ending ending : Ending.values()) {
            Transaction over = inSession().ended(ending).orElseThrow();
            assertThat(over.isOpen()).isFalse();
            assertThat(over.challenged(OTP)).isEmpty();
            assertThat(over.proven()).isEmpty();
            assertThat(over.previous()).isEmpty();
            assertThat(over.lacking()).isEmpty();
            assertThat(over.enrolling(OTP)).isEmpty();
            assertThat(over.awaits("otp", false)).isFalse();
            assertThat(over.ended(Ending.CANCELLED)).isEmpty();
        }
    }

    @Test
    void itLastsTenMinutesHoweverOftenItGoesOn() {
        Transaction late = byPassword().proven().orElseThrow();
        assertThat(late.at(NOON.plusSeconds(600)).isOpen()).isTrue();
        assertThat(late.at(NOON.plusSeconds(600).plusMillis(1)).phase()).isEqualTo(new Phase.Ended(Ending.EXPIRED));
    }

    @Test
    void noTextOfItTellsASecret() {
        assertThat(byPassword().challenged(OTP).orElseThrow().toString()).doesNotContain("kept for");
        assertThat(StateToken.random().toString()).isEqualTo("StateToken");
    }

    @Test
    void aStateTokenHas256Bits() {
        assertThat(StateToken.random().text())
                .hasSize(43)
                .isNotEqualTo(StateToken.random().text());
    }

    @Test
    void thereIsNoNegativeNumberOfProofs() {
        assertThatThrownBy(() ->
                        new Transaction(binding(Start.NAME, Optional.empty()), NOON, -1, new Phase.FactorsRequired()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
