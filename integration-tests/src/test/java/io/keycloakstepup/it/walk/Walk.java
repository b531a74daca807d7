package io.keycloakstepup.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.rest.RestApp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One transaction on a server, and the model that walks beside it. */
final class Walk {

    private final WalkRealm realm;
    private final RestApp app;
    private final WalkedUser user;
    private final Optional<Goal> asked;
    private final TransactionModel model;
    private final List<String> tokens = new ArrayList<>();
    private String mailed = "none-came";
    private String mailedBefore = "none-came";

    Walk(WalkRealm realm, RestApp app, WalkedUser user, Optional<Goal> asked) {
        this.realm = realm;
        this.app = app;
        this.user = user;
        this.asked = asked;
        this.model = new TransactionModel(user.account(), asked.orElse(Goal.PWD));
    }

    TransactionModel model() {
        return model;
    }

    /** Begins with a name that the application vouches for. */
    Seen begin() {
        return start(Map.of("login_hint", user.name()), model.begin());
    }

    /** Begins with name and password. */
    Seen begin(Shown password) {
        String typed = password == Shown.RIGHT ? user.right(Means.PASSWORD, "") : "wrong";
        return start(Map.of("username", user.name(), "password", typed), model.begin(password));
    }

    private Seen start(Map<String, Object> members, Expected expected) {
        Map<String, Object> all = new HashMap<>(members);
        asked.ifPresent(goal -> all.put("acr_values", goal.acr()));
        return seen(expected, app.start(all));
    }

    /** Makes one call. */
    Seen step(Step step, Random random) {
        Map<String, Object> members = new HashMap<>(Map.of("stateToken", tokens.get(step.token() - 1)));
        if (step.move() == Step.Move.ANSWER) {
            members.put(member(step), proof(step, random));
        }
        Set<Means> before = model.proven();
        int mailsBefore = user.account().mails();
        Expected expected = step.expectedOf(model);
        Answer answer = call(step, members);
        if (user.account().mails() > mailsBefore) {
            mailedBefore = mailed;
            mailed = user.mailed(realm);
        }
        model.proven().stream().filter(means -> !before.contains(means)).forEach(user::uses);
        return seen(expected, answer);
    }

    private static String member(Step step) {
        boolean isMisfit = step.shown() == Shown.MISFIT;
        return isMisfit
                ? step.means() == Means.PASSWORD ? "passCode" : "password"
                : step.means().member();
    }

    private Object proof(Step step, Random random) {
        if (step.means() == Means.KEY) {
            return step.shown() == Shown.MISFIT ? "no key" : Map.of("id", "no key");
        }
        return switch (step.shown()) {
            case RIGHT, MISFIT -> user.right(step.means(), mailed);
            case REPLAYED -> user.used(step.means());
            case WRONG -> wrong(step.means(), random);
        };
    }

    private String wrong(Means means, Random random) {
        List<String> wrong = user.wrong(means);
        boolean isSuperseded = means.isSent() && random.nextBoolean();
        return isSuperseded ? mailedBefore : wrong.get(random.nextInt(wrong.size()));
    }

    private Answer call(Step step, Map<String, Object> members) {
        RestApp caller =
                switch (step.holder()) {
                    case OWN -> app;
                    case OTHER_CLIENT -> realm.otherThan(app);
                    case OTHER_KEY -> app.with(new ProofKey());
                };
        String verify = "/factors/" + step.means().word() + "/verify";
        return switch (step.move()) {
            case PICK, ANSWER -> caller.post(verify, members);
            case RESEND -> caller.post(verify + "/resend", members);
            case PREVIOUS -> caller.post("/previous", members);
            case CANCEL -> caller.post("/cancel", members);
            case SHOW -> caller.show(tokens.get(step.token() - 1));
        };
    }

    private Seen seen(Expected expected, Answer answer) {
        Seen seen = new Seen(expected, answer);
        if (seen.isAsExpected() && !model.isOver() && !expected.progress().isEmpty()) {
            mindToken(RestApp.token(answer));
        }
        return seen;
    }

    /** Each change gives another token; nothing else does. */
    private void mindToken(String token) {
        if (model.changes() > tokens.size()) {
            assertThat(tokens).as("tokens of this transaction before").doesNotContain(token);
            tokens.add(token);
        }
        assertThat(token).isEqualTo(tokens.get(model.changes() - 1));
    }

    /** What a success is worth at the token endpoint: once, and what was proven. */
    void redeem(Answer success) {
        Goal reached = Goal.reachedBy(model.proven());
        Claims claims = Claims.ofJwt(
                app.redeem(success).expect(200).json().path("access_token").asText());
        assertThat(claims.username()).isEqualTo(user.name());
        assertThat(claims.acr()).isEqualTo(asked.orElse(reached).acr());
        assertThat(claims.mfaVerified()).isEqualTo(reached != Goal.PWD);
        model.proven().stream().map(Means::amr).filter(amr -> !amr.isEmpty()).forEach(amr -> assertThat(claims.amr())
                .contains(amr));
        app.redeem(success).expect(400);
    }

    @Override
    public String toString() {
        return app.clientId() + ", " + user.name() + ", asked "
                + asked.map(Goal::acr).orElse("nothing") + ", proven " + Json.write(model.proven());
    }
}
