package io.keycloakstepup.authenticators.passkey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.WebAuthnFactor;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;

/**
 * One passkey used before anybody has said who they are: Keycloak's own sign-in page asks for it, and we look at the
 * answer.
 *
 * @param context the step of the flow
 */
record PasskeySignIn(AuthenticationFlowContext context) {

    private static final String KEPT = "step-up.passkey";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the form brought a passkey, or the browser's word why there is none. */
    static boolean isAnsweredBy(MultivaluedMap<String, String> typed) {
        return Stream.of("authenticatorData", "credentialId", "error")
                .map(typed::getFirst)
                .anyMatch(text -> text != null && !text.isEmpty());
    }

    /** Has Keycloak's page ask for a passkey too, by the attributes that the page reads. */
    void offer() {
        Challenge challenge = factor().challengeAnyone();
        context.getAuthenticationSession().setAuthNote(KEPT, challenge.kept().orElseThrow());
        WebAuthnPolicy policy = context.getRealm().getWebAuthnPolicyPasswordless();
        Offer offer = Offer.read(challenge.shown().orElseThrow());
        context.form()
                .setAttribute("enableWebAuthnConditionalUI", true)
                .setAttribute("isUserIdentified", "false")
                .setAttribute("challenge", offer.challenge())
                .setAttribute("rpId", offer.rpId())
                .setAttribute("userVerification", offer.userVerification())
                .setAttribute("createTimeout", policy.getCreateTimeout())
                .setAttribute("mediation", policy.getMediation())
                .setAttribute("authenticatorAttachment", policy.getAuthenticatorAttachment());
    }

    /** Looks at the answer. Of the user it says nothing but what the key has proven. */
    Verification check(MultivaluedMap<String, String> typed) {
        Optional<String> kept =
                Optional.ofNullable(context.getAuthenticationSession().getAuthNote(KEPT));
        context.getAuthenticationSession().removeAuthNote(KEPT);
        Answer answer = new Answer(credential(typed), Optional.empty(), kept);
        return user(typed)
                .map(user -> factor().verify(user, answer, ServerClock.now()))
                .orElseGet(() -> new Verification.Refused(Reason.KEY_FOREIGN));
    }

    /** The user whom the key names: the same as the flow's, where that has one already. */
    Optional<UserModel> user(MultivaluedMap<String, String> typed) {
        return handle(typed)
                .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
                .filter(UserModel::isEnabled)
                .filter(user -> context.getUser() == null || context.getUser().equals(user));
    }

    private static Optional<String> handle(MultivaluedMap<String, String> typed) {
        try {
            return Optional.ofNullable(typed.getFirst("userHandle"))
                    .filter(handle -> !handle.isEmpty())
                    .map(handle -> new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The fields of Keycloak's page as the JSON that browsers make of a credential. */
    private static String credential(MultivaluedMap<String, String> typed) {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("type", "public-key").put("id", typed.getFirst("credentialId"));
        credential.putObject("clientExtensionResults");
        ObjectNode response = credential.putObject("response");
        Stream.of("clientDataJSON", "authenticatorData", "signature", "userHandle")
                .forEach(field -> response.put(field, typed.getFirst(field)));
        return credential.toString();
    }

    private WebAuthnFactor factor() {
        return new WebAuthnFactor(context.getSession(), KeyRole.PASSKEY);
    }
}
