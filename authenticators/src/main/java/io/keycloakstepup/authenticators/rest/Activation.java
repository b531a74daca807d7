package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.utils.TotpUtils;

/** What a user's device needs to become a factor: the secret of an app for one-time passwords, or options for a key. */
record Activation(Sitting sitting, Begun begun) {

    Map<String, Object> document() {
        return begun.factor().equals(FactorType.OTP.word())
                ? app()
                : Map.of("publicKey", NoteJson.read(begun.shown().orElseThrow(), JsonNode.class));
    }

    private Map<String, Object> app() {
        String secret = begun.kept().orElseThrow();
        RealmModel realm = sitting.context().getRealm();
        UserModel user = sitting.subject().user();
        return Map.of(
                "sharedSecret", TotpUtils.encode(secret).replace(" ", ""),
                "otpauth", realm.getOTPPolicy().getKeyURI(realm, user, secret),
                "qrCode", "data:image/png;base64," + TotpUtils.qrCode(sitting.session(), secret, realm, user));
    }
}
