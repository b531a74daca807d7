package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.gate.PassRecord;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.login.WebTerms;
import io.keycloakstepup.flow.operation.Operation;
import io.keycloakstepup.flow.operation.RestCode;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.protocol.oidc.utils.OAuth2CodeParser;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * The end of a transaction in which all that is asked was proven: a session, and a code for Keycloak's token endpoint.
 *
 * @param sitting the transaction
 * @param verdict what the policy says
 */
record Completion(Sitting sitting, Verdict.Decided verdict) {

    /** The answer. */
    Reply reply() {
        Map<String, Object> requirement = new Wanted(sitting, Optional.of(verdict)).document();
        Map<String, Object> progress = Progress.of(sitting, 0);
        Login login = sitting.login().orElseThrow();
        new WebErrand(sitting).refuse();
        askForNewCodes(login);
        login.pass(verdict);
        PassRecord.write(sitting.context(), login, verdict);
        Optional<Operation> operation = Operation.in(authSession());
        WebTerms.forgetIn(authSession());
        operation.ifPresent(approved -> event().detail(EventDetail.OPERATION, approved.digest()));
        Instant expiresAt = sitting.now().plus(RestCode.LIFETIME);
        String code = code(clientSession(), expiresAt);
        new RestCode(session()).note(code, operation);
        event().success();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", "SUCCESS");
        document.put("authorization_code", code);
        document.put("expiresAt", expiresAt.toString());
        document.put("requirement", requirement);
        document.put("progress", progress);
        operation.ifPresent(approved -> document.put("transaction", approved));
        return new Reply(200, document);
    }

    /** Who has used the last recovery code in this very sign-in makes new ones at the next that has pages. */
    private void askForNewCodes(Login login) {
        boolean isLastUsed = login.hasProvenInRequest(FactorType.RECOVERY_CODE)
                && !sitting.factor(FactorType.RECOVERY_CODE).isUsableBy(login.user());
        if (isLastUsed) {
            try {
                login.user().addRequiredAction(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
            } catch (ReadOnlyException keptElsewhere) {
                // Where the account lies nothing can be asked of it, and its sign-in is no worse for that.
            }
        }
    }

    /** As Keycloak does it at the end of a flow, without its cookies. */
    private AuthenticatedClientSessionModel clientSession() {
        AuthenticationSessionModel authSession = authSession();
        boolean isMere = authSession.getAuthNote(AuthenticationManager.SSO_AUTH) != null;
        AuthenticatedClientSessionModel clientSession = AuthenticationProcessor.attachSession(
                        authSession,
                        sitting.userSession().orElse(null),
                        session(),
                        sitting.context().getRealm(),
                        session().getContext().getConnection(),
                        event())
                .getClientSession();
        UserSessionModel userSession = clientSession.getUserSession();
        if (isMere) {
            clientSession.setNote(AuthenticationManager.SSO_AUTH, "true");
        } else {
            clientSession.removeNote(AuthenticationManager.SSO_AUTH);
            userSession.setNote(
                    AuthenticationManager.AUTH_TIME, Long.toString(sitting.now().getEpochSecond()));
        }
        sitting.caller().notes().forEach(userSession::setNote);
        AuthenticationManager.logSuccess(session(), authSession);
        return clientSession;
    }

    /** The code of an authorization request without a redirect URI, so that it is redeemed without one. */
    private String code(AuthenticatedClientSessionModel clientSession, Instant expiresAt) {
        Map<String, String> notes = new HashMap<>();
        notes.put(OAuth2Code.ID_NOTE, KeycloakModelUtils.generateId());
        notes.put(OAuth2Code.EXPIRATION_NOTE, Long.toString(expiresAt.getEpochSecond()));
        notes.put(
                OAuth2Code.USER_SESSION_ID_NOTE, clientSession.getUserSession().getId());
        put(notes, "scope", OAuth2Constants.SCOPE);
        put(notes, "nonce", OIDCLoginProtocol.NONCE_PARAM);
        put(notes, "code_challenge", OIDCLoginProtocol.CODE_CHALLENGE_PARAM);
        put(notes, "code_challenge_method", OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM);
        put(notes, "dpop_jkt", OIDCLoginProtocol.DPOP_JKT);
        return OAuth2CodeParser.persistCode(session(), clientSession, OAuth2Code.deserializeCode(notes));
    }

    private void put(Map<String, String> notes, String name, String clientNote) {
        Optional.ofNullable(authSession().getClientNote(clientNote)).ifPresent(value -> notes.put(name, value));
    }

    private AuthenticationSessionModel authSession() {
        return sitting.authSession();
    }

    private EventBuilder event() {
        return sitting.context().getEvent();
    }

    private KeycloakSession session() {
        return sitting.session();
    }
}
