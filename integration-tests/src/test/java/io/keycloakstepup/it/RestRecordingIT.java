package io.keycloakstepup.it;

import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What whoever has recorded a whole sign-in, secrets and all, gains by sending the same once more: nothing. */
@WithKeycloak
final class RestRecordingIT {

    @Test
    void whatAnApplicationWithAKeyHasSentIsWorthNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        Recording recording = recorded(levels, RestApp.ownPublic(levels.realm(), "phone"));

        List<Answer> again = recording.replayed();

        assertThat(again).allMatch(answer -> answer.status() == 400);
        assertThat(again.stream().limit(again.size() - 1))
                .allMatch(answer -> code(answer).equals("request_invalid"));
        assertThat(levels.realm().events("LOGIN")).hasSize(1);
    }

    /** A password counts more than once, so that a transaction begins; it stays where it is. */
    @Test
    void whatAnApplicationWithoutAKeyHasSentBeginsATransactionThatEndsInNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.confidential(levels.realm(), "till", Map.of("step-up.first-party", "true"));
        Recording recording = recorded(levels, app);

        List<Answer> again = recording.replayed();

        assertThat(again.stream().map(Answer::status)).containsExactly(202, 401, 401, 401, 400);
        assertThat(levels.realm().events("LOGIN")).hasSize(1);
        Answer begun = again.get(0);
        Answer typed = app.answer(begun, "otp", "passCode", recording.code()).expect(403);
        assertThat(code(typed)).isEqualTo("factor_code_replayed");
    }

    /** A wrong code, the right one, and tokens. */
    private static Recording recorded(LevelRealm levels, RestApp app) {
        String typed = levels.anna().device().freshCode();
        Recording recording = new Recording(app, typed, new ArrayList<>());
        Map<String, Object> start = new HashMap<>(RestSignInIT.byPassword(levels.anna()));
        start.putAll(
                Map.of("scope", "openid", "code_challenge", app.pkce().challenge(), "code_challenge_method", "S256"));
        Answer open = recording.send("", start).expect(202);
        Answer begun = recording
                .send("/factors/otp/verify", Map.of("stateToken", RestApp.token(open)))
                .expect(202);
        recording
                .send("/factors/otp/verify", Map.of("stateToken", RestApp.token(begun), "passCode", "000000"))
                .expect(403);
        Answer success = recording
                .send("/factors/otp/verify", Map.of("stateToken", RestApp.token(begun), "passCode", typed))
                .expect(200);
        recording.redeem(success).expect(200);
        return recording;
    }

    /** Calls, as they went over the wire. */
    private record Recording(RestApp app, String code, List<Call> calls) {

        Answer send(String path, Map<String, Object> members) {
            Map<String, String> headers = new HashMap<>();
            app.key().ifPresent(key -> headers.put("DPoP", key.proof("POST", app.uri(path))));
            return keep(() -> app.withoutKey().post(path, headers, Json.write(app.identified(members))));
        }

        Answer redeem(Answer success) {
            return keep(() -> app.redeem(success));
        }

        private Answer keep(Call call) {
            calls.add(call);
            return call.made();
        }

        List<Answer> replayed() {
            return calls.stream().map(Call::made).toList();
        }
    }

    /** A call that can be made again as it was. */
    private interface Call {

        Answer made();
    }
}
