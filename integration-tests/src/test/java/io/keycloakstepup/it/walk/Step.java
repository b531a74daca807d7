package io.keycloakstepup.it.walk;

import java.util.Random;

/**
 * One call of a walk.
 *
 * @param move what is called
 * @param means which factor it is about, where it is about one
 * @param shown what is shown as a proof, where one is
 * @param holder who calls
 * @param token with which token, by the number of changes after which it was given
 */
record Step(Move move, Means means, Shown shown, Holder holder, int token) {

    private static final double OFFERED = 0.85;
    private static final double OF_STRANGER = 0.05;
    private static final double WITH_OLD_TOKEN = 0.06;

    /** What is called. */
    enum Move {
        PICK(24),
        ANSWER(48),
        RESEND(8),
        PREVIOUS(7),
        CANCEL(2),
        SHOW(11);

        private final int percent;

        Move(int percent) {
            this.percent = percent;
        }

        private static Move random(Random random) {
            int left = random.nextInt(100);
            for (Move move : values()) {
                left -= move.percent;
                if (left < 0) {
                    return move;
                }
            }
            throw new IllegalStateException("the shares of all moves are a hundred");
        }
    }

    /** Who calls. */
    enum Holder {
        OWN,
        OTHER_CLIENT,
        OTHER_KEY
    }

    /** Any. */
    static Step random(TransactionModel model, WalkedUser user, Random random) {
        Means means = means(model, random);
        Shown shown = shown(random.nextInt(100), user.percentRight());
        boolean isImpossible = shown == Shown.REPLAYED && !user.hasUsed(means);
        boolean isOld = model.changes() > 1 && random.nextDouble() < WITH_OLD_TOKEN;
        return new Step(
                Move.random(random),
                means,
                isImpossible ? Shown.WRONG : shown,
                random.nextDouble() < OF_STRANGER ? one(random, Holder.OTHER_CLIENT, Holder.OTHER_KEY) : Holder.OWN,
                isOld ? 1 + random.nextInt(model.changes() - 1) : model.changes());
    }

    private static Means means(TransactionModel model, Random random) {
        boolean isOffered = random.nextDouble() < OFFERED && !model.isOver();
        return one(random, isOffered ? model.next().toArray(Means[]::new) : Means.values());
    }

    private static Shown shown(int percent, int percentRight) {
        if (percent < 5) {
            return Shown.MISFIT;
        }
        if (percent < 20) {
            return Shown.REPLAYED;
        }
        return percent < 100 - percentRight ? Shown.WRONG : Shown.RIGHT;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    /** Whether the model hears of it: whoever has no right to the transaction changes nothing. */
    boolean isHeardBy(TransactionModel model) {
        return holder == Holder.OWN && token == model.changes() && !model.isOver();
    }

    /** What it must be answered. */
    Expected expectedOf(TransactionModel model) {
        if (!isHeardBy(model)) {
            return Expected.DEAD;
        }
        return switch (move) {
            case PICK -> model.pick(means);
            case ANSWER -> model.answer(means, shown);
            case RESEND -> model.resend(means);
            case PREVIOUS -> model.previous();
            case CANCEL -> model.cancel();
            case SHOW -> model.show();
        };
    }
}
