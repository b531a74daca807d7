package io.keycloakstepup.flow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random walks through transactions, beside a model that was written from the documentation: two variables and a table.
 * They never disagree, and no walk succeeds without a proof.
 */
final class TransactionWalkTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final List<String> FACTORS = List.of("password", "otp", "webauthn");
    private static final int WALKS = 4_000;
    private static final int STEPS = 12;

    @Test
    void walksAndModelNeverDisagree() {
        Random random = new Random(8);
        int steps = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            boolean hasSession = random.nextInt(4) == 0;
            boolean isEnough = hasSession && random.nextBoolean();
            Transaction transaction = Transaction.begin(binding(hasSession, isEnough), NOON);
            Model model = new Model("FACTORS", "", 0, isEnough);
            for (int step = 0; step < STEPS; step++, steps++) {
                int call = random.nextInt(9);
                String factor = FACTORS.get(random.nextInt(FACTORS.size()));
                Optional<Transaction> next = change(transaction, call, factor);
                Optional<Model> expected = model.change(call, factor);
                assertThat(next.isPresent())
                        .as("call %d of %s in %s", call, factor, model)
                        .isEqualTo(expected.isPresent());
                transaction = next.orElse(transaction);
                model = expected.orElse(model);
                assertThat(Model.of(transaction)).isEqualTo(model);
                if (transaction.phase().equals(new Phase.Ended(Ending.SUCCESS))) {
                    assertThat(isEnough || transaction.proofs() > 0).isTrue();
                }
                assertIsReadAsWritten(transaction);
            }
        }
        assertThat(steps).isGreaterThanOrEqualTo(20_000);
    }

    private static Binding binding(boolean hasSession, boolean isEnough) {
        Optional<String> session = hasSession ? Optional.of("session") : Optional.empty();
        return new Binding("realm", "client", Optional.empty(), "user", session, isEnough, Start.PASSWORD);
    }

    private static Optional<Transaction> change(Transaction transaction, int call, String factor) {
        Begun begun = new Begun(factor, Optional.of("kept"), Optional.of("{}"));
        return switch (call) {
            case 0 -> transaction.challenged(begun);
            case 1 -> transaction.awaits(factor, factor.equals("webauthn")) ? transaction.proven() : Optional.empty();
            case 2 -> transaction.previous();
            case 3 -> transaction.lacking();
            case 4 -> transaction.enrolling(begun);
            case 5 -> transaction.awaitsNew(factor) ? transaction.proven() : Optional.empty();
            case 6 -> transaction.ended(Ending.SUCCESS);
            case 7 -> Optional.of(transaction.asking());
            default -> transaction.ended(Ending.CANCELLED);
        };
    }

    private static void assertIsReadAsWritten(Transaction transaction) {
        if (transaction.isOpen()) {
            Kept kept = new Kept(transaction, new PausedLogin("user", 0, Map.of(), Map.of(), Map.of()), "ABC");
            assertThat(TransactionNote.of(kept).whole()).isEqualTo(kept);
        }
    }

    /** The documentation's state machine, in words. */
    private record Model(String state, String factor, int proofs, boolean isEnough) {

        static Model of(Transaction transaction) {
            Phase phase = transaction.phase();
            String state = phase instanceof Phase.Ended ended
                    ? ended.ending().name()
                    : phase instanceof Phase.FactorsRequired
                            ? "FACTORS"
                            : phase instanceof Phase.Challenged
                                    ? "CHALLENGE"
                                    : phase instanceof Phase.EnrolmentRequired ? "ENROLL" : "ACTIVATE";
            String factor = transaction.begun().map(Begun::factor).orElse("");
            return new Model(
                    state, factor, transaction.proofs(), transaction.binding().isSessionEnough());
        }

        Optional<Model> change(int call, String named) {
            boolean isAsking = state.equals("FACTORS") || state.equals("CHALLENGE");
            boolean isAdding = state.equals("ENROLL") || state.equals("ACTIVATE");
            boolean isOpen = isAsking || isAdding;
            boolean isSomebody = isEnough || proofs > 0;
            boolean isBegun = state.equals("CHALLENGE") && factor.equals(named);
            return switch (call) {
                case 0 -> to(isAsking, "CHALLENGE", named, 0);
                case 1 -> to(isBegun || (isAsking && !named.equals("webauthn")), "FACTORS", "", 1);
                case 2 ->
                    state.equals("CHALLENGE")
                            ? to(true, "FACTORS", "", 0)
                            : to(state.equals("ACTIVATE"), "ENROLL", "", 0);
                case 3 -> to(state.equals("FACTORS") && isSomebody, "ENROLL", "", 0);
                case 4 -> to(isAdding, "ACTIVATE", named, 0);
                case 5 -> to(state.equals("ACTIVATE") && factor.equals(named), "FACTORS", "", 1);
                case 6 -> to((state.equals("FACTORS") || state.equals("ENROLL")) && isSomebody, "SUCCESS", "", 0);
                case 7 -> Optional.of(isAdding ? new Model("FACTORS", "", proofs, isEnough) : this);
                default -> to(isOpen, "CANCELLED", "", 0);
            };
        }

        private Optional<Model> to(boolean isPossible, String next, String begun, int more) {
            return isPossible ? Optional.of(new Model(next, begun, proofs + more, isEnough)) : Optional.empty();
        }
    }
}
