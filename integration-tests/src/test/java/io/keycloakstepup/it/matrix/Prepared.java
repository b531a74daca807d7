package io.keycloakstepup.it.matrix;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.Tokens;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What users and their application hold from the time when a password was enough; each thing serves one cell. */
final class Prepared {

    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final MatrixRealm realm;
    private final Map<Standing, Login> codes = new EnumMap<>(Standing.class);
    private final Map<Standing, Tokens> tokens = new EnumMap<>(Standing.class);
    private final Map<Standing, Tokens> offline = new EnumMap<>(Standing.class);
    private final Map<Standing, String> devices = new EnumMap<>(Standing.class);

    Prepared(MatrixRealm realm) {
        this.realm = realm;
        for (Standing standing : new Standing[] {Standing.PASSWORD, Standing.CODE}) {
            tokens.put(standing, realm.silent(standing).open().tokens());
            offline.put(
                    standing,
                    realm.silent(standing).scope("offline_access").open().tokens());
            devices.put(standing, realm.approvedDevice(standing));
            codes.put(standing, realm.silent(standing).open());
        }
    }

    /** What the token endpoint answers to a cell. */
    Answer answer(Cell cell) {
        Standing standing = cell.standing();
        return switch (cell.way()) {
            case CODE -> held(codes, standing).redeem();
            case REFRESH -> held(tokens, standing).tryRefresh();
            case OFFLINE -> held(offline, standing).tryRefresh();
            case DEVICE -> realm.token(DEVICE, Map.of("device_code", held(devices, standing)));
            case EXCHANGE ->
                realm.token(
                        EXCHANGE,
                        Map.of(
                                "subject_token",
                                held(tokens, standing).accessToken(),
                                "subject_token_type",
                                ACCESS_TOKEN));
            case PASSWORD -> realm.token("password", password(cell));
            case CLIENT_CREDENTIALS -> realm.token("client_credentials", Map.of());
            case CIBA -> realm.shop().backchannel(asking(cell, Map.of("login_hint", "anna")));
            case SILENT, PUSHED, HYBRID -> throw new IllegalArgumentException("no token endpoint: " + cell);
        };
    }

    private Map<String, String> password(Cell cell) {
        Map<String, String> form = new HashMap<>(
                Map.of("username", realm.anna().name(), "password", realm.anna().password()));
        if (cell.standing() == Standing.FRESH_CODE) {
            form.put("otp", realm.nextCode());
        }
        return asking(cell, form);
    }

    private static Map<String, String> asking(Cell cell, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("scope", "openid");
        cell.asked().ifPresent(level -> form.put("acr_values", level.acr()));
        return form;
    }

    private static <T> T held(Map<Standing, T> things, Standing standing) {
        T thing = things.get(standing);
        if (thing == null) {
            throw new IllegalArgumentException("nothing is held by who has proven " + standing);
        }
        return thing;
    }
}
