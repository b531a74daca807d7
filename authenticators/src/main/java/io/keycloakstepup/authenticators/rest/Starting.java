package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.facts.ToldAgent;
import io.keycloakstepup.flow.login.RequestStart;
import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.operation.Operation;
import io.keycloakstepup.flow.sending.TypedName;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.flow.transaction.Binding;
import io.keycloakstepup.flow.transaction.Start;
import io.keycloakstepup.flow.transaction.Transaction;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.zone.Network;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.IDToken;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * The first call of a transaction: for whom it is, and what it asks.
 *
 * @param call the call
 * @param caller the application
 * @param message what it has sent
 */
record Starting(RestCall call, Caller caller, Message message) {

    static final String USERNAME = "username";
    static final String LOGIN_HINT = OIDCLoginProtocol.LOGIN_HINT_PARAM;
    static final String ID_TOKEN_HINT = "id_token_hint";
    private static final String TRANSACTION = "transaction";
    private static final String CONTEXT = "context";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NOTE = 2_000;

    /** What it may bring, beside what says who the application is. */
    static final List<String> MEMBERS = List.of(
            WebReturn.REDIRECT_URI,
            WebReturn.STATE,
            USERNAME,
            Proof.PASSWORD,
            LOGIN_HINT,
            ID_TOKEN_HINT,
            OAuth2Constants.ACR_VALUES,
            OIDCLoginProtocol.MAX_AGE_PARAM,
            OAuth2Constants.SCOPE,
            OIDCLoginProtocol.NONCE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM,
            TRANSACTION,
            CONTEXT);

    Reply reply() {
        Start start = admission().start();
        AuthenticationFlowContext context = call.begin();
        noteRequest(context.getAuthenticationSession());
        Sitting sitting = sitting(start, context);
        if (Outlook.of(sitting) instanceof Outlook.Refuse refuse) {
            throw new Objections(sitting).denied(refuse.reason());
        }
        return new Course(start == Start.PASSWORD ? withPassword(sitting) : sitting).reply();
    }

    private void noteRequest(AuthenticationSessionModel authSession) {
        note(authSession, OAuth2Constants.SCOPE).ifPresent(scope -> {
            if (!TokenManager.isValidScope(session(), scope, caller.client())) {
                throw Problem.invalid("scope has a scope in it that the client may not have");
            }
        });
        note(authSession, OAuth2Constants.ACR_VALUES);
        note(authSession, OIDCLoginProtocol.NONCE_PARAM);
        message.number(OIDCLoginProtocol.MAX_AGE_PARAM)
                .ifPresent(age -> authSession.setClientNote(OIDCLoginProtocol.MAX_AGE_PARAM, Integer.toString(age)));
        CodeChallenge.note(message, authSession);
        new WebReturn(session(), caller.client()).terms(message).keepIn(authSession);
        message.object(TRANSACTION).map(Starting::operation).ifPresent(approved -> approved.keepIn(authSession));
        message.object(CONTEXT).ifPresent(context -> noteAgent(authSession, context));
        caller.key().ifPresent(key -> authSession.setClientNote(OIDCLoginProtocol.DPOP_JKT, key));
    }

    private Optional<String> note(AuthenticationSessionModel authSession, String name) {
        Optional<String> value = message.text(name);
        value.ifPresent(text -> {
            if (text.length() > LONGEST_NOTE) {
                throw Problem.invalid(name + " is longer than " + LONGEST_NOTE + " characters");
            }
            authSession.setClientNote(name, text);
        });
        return value;
    }

    private static Operation operation(ObjectNode sent) {
        Map<String, Object> display = new HashMap<>();
        JsonNode shown = sent.path("display");
        shown.properties().forEach(member -> display.put(member.getKey(), plain(member.getValue())));
        boolean isKnown = sent.size() == (sent.has("display") ? 3 : 2) && (shown.isMissingNode() || shown.isObject());
        if (!isKnown || !sent.path("type").isTextual() || !sent.path("digest").isTextual()) {
            throw Problem.invalid("transaction has type, digest and display");
        }
        try {
            return new Operation(
                    sent.path("type").textValue(), sent.path("digest").textValue(), display);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("type, digest or display of transaction is not as it must be");
        }
    }

    private static Object plain(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        boolean isFact = value.isIntegralNumber()
                ? value.canConvertToLong()
                : value.isNumber() && Double.isFinite(value.doubleValue());
        return isFact ? value.numberValue() : List.of();
    }

    private void noteAgent(AuthenticationSessionModel authSession, ObjectNode context) {
        if (!ToldAgent.isBelievedOf(caller.client())) {
            throw admission().refusal();
        }
        String address = context.path("ip").asText("");
        boolean isKnown = context.size() == (context.has("userAgent") ? 2 : 1)
                && (!context.has("userAgent") || context.path("userAgent").isTextual());
        if (!isKnown || Network.around(address).isEmpty()) {
            throw Problem.invalid("context has ip and userAgent");
        }
        authSession.setClientNote(ToldAgent.NOTE, address);
    }

    private Sitting sitting(Start start, AuthenticationFlowContext context) {
        Instant now = ServerClock.now();
        RequestStart.mark(context.getAuthenticationSession(), now);
        Subject subject = subject(start);
        Binding binding = new Binding(
                realm().getId(),
                caller.client().getId(),
                caller.key(),
                subject.id(),
                caller.userSession().map(UserSessionModel::getId),
                caller.isHolderBound()
                        && Operation.in(context.getAuthenticationSession()).isEmpty(),
                start);
        Sitting sitting = new Sitting(caller, context, subject, Transaction.begin(binding, now), Optional.empty(), now);
        return caller.userSession()
                .map(userSession -> continuing(sitting, userSession))
                .orElse(sitting);
    }

    /**
     * A session of the user's goes on. A stolen token alone must not be worth a new one, nor a factor, nor an approval: where
     * nobody shows that it is not stolen, and where an operation is named, all that counts is proven anew, as by
     * {@code max_age=0}. That the transaction ends in nothing without a proof is the binding's business, not this one's.
     */
    private Sitting continuing(Sitting sitting, UserSessionModel userSession) {
        sitting.refuseClosed();
        RestCall.proceed(sitting.authSession(), userSession);
        if (!sitting.transaction().binding().isSessionEnough()) {
            sitting.authSession().setClientNote(OIDCLoginProtocol.MAX_AGE_PARAM, "0");
        }
        return sitting.known();
    }

    private Subject subject(Start start) {
        return switch (start) {
            case TOKEN -> ofSession(caller.userSession().orElseThrow());
            case PASSWORD, NAME -> named(USERNAME);
            case HINT -> message.members().has(ID_TOKEN_HINT) ? hinted() : named(LOGIN_HINT);
        };
    }

    /** Nobody signs in as what has no password and no page: the account of a service. */
    private Subject ofSession(UserSessionModel userSession) {
        Subject subject = Subject.of(session(), userSession.getUser().getId());
        if (!subject.isKnown()) {
            throw new Problem(ProblemCode.TOKEN_INVALID).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        return subject;
    }

    private Subject named(String member) {
        String name = message.mandatory(member);
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid(member + " is longer than " + LONGEST_NAME + " characters");
        }
        TypedName.of(name).keepIn(session().getContext().getAuthenticationSession());
        return Subject.named(session(), name);
    }

    /** An ID token of this realm's for this client; how old it is does not matter, for it only names a user. */
    private Subject hinted() {
        String encoded = message.mandatory(ID_TOKEN_HINT);
        if (message.members().has(LOGIN_HINT)) {
            throw Problem.invalid("there is one hint");
        }
        return Optional.ofNullable(session().tokens().decode(encoded, IDToken.class))
                .filter(token -> TokenUtil.TOKEN_TYPE_ID.equals(token.getType()))
                .filter(token -> issuer().equals(token.getIssuer()))
                .filter(token -> caller.client().getClientId().equals(token.getIssuedFor()))
                .flatMap(token -> Optional.ofNullable(token.getSubject()))
                .map(id -> Subject.of(session(), id))
                .orElseThrow(() -> Problem.invalid("id_token_hint is no ID token of this client's"));
    }

    private String issuer() {
        return Urls.realmIssuer(session().getContext().getUri().getBaseUri(), realm().getName());
    }

    private Sitting withPassword(Sitting sitting) {
        Answer answer = Answer.of(message.mandatory(Proof.PASSWORD), Optional.empty());
        Verification verification =
                sitting.factor(FactorType.PASSWORD).verify(sitting.subject().user(), answer, sitting.now());
        return verification.match(proven -> sitting.proving(proven.evidence()), refused -> {
            new Objections(sitting).to(FactorType.PASSWORD, refused);
            throw new Problem(ProblemCode.CREDENTIALS_INVALID)
                    .header("WWW-Authenticate", "Password realm=\"" + realm().getName() + "\"");
        });
    }

    private Admission admission() {
        return new Admission(call, caller, message);
    }

    private RealmModel realm() {
        return session().getContext().getRealm();
    }

    private KeycloakSession session() {
        return call.session();
    }
}
