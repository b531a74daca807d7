package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.device.BrowserDevice;
import io.keycloakstepup.flow.device.DeviceCredential;
import io.keycloakstepup.flow.device.RememberConfig;
import io.keycloakstepup.flow.device.SparingDevice;
import io.keycloakstepup.flow.notice.NoticeDetail;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.DeviceTrust;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.facts.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the browser of a sign-in has to do with it. Where no browser signs in, nothing. */
public final class LoginDevice {

    /** Who has asked to be remembered, on a page that offered it, with an answer that was right. */
    private static final String ASKED = "step-up.remember-device";

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final Optional<BrowserDevice> browser;

    LoginDevice(AuthenticationFlowContext context, Instant now) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.browser = Optional.of(context)
                .filter(FlowGrant::isBrowser)
                .map(browsed -> BrowserDevice.of(context.getSession(), context.getRealm(), context.getUser(), now));
    }

    /** Ends a device of which there are two copies, and says so in an event of its own. */
    void endIfReplayed() {
        browser.filter(BrowserDevice::isReplayed).ifPresent(device -> {
            device.end();
            context.getEvent()
                    .clone()
                    .event(EventType.REMOVE_CREDENTIAL)
                    .user(context.getUser())
                    .detail(Details.CREDENTIAL_TYPE, DeviceCredential.TYPE)
                    .detail(Reason.DETAIL, Reason.DEVICE_REPLAYED.code())
                    .success();
        });
    }

    /**
     * Hands the browser its next secret. Only then is it certain that no other browser was quicker: so before the policy is
     * asked for the last time, and once.
     */
    public void use() {
        browser.ifPresent(BrowserDevice::use);
        endIfReplayed();
    }

    /**
     * What is asked of a user who is remembered in this browser; empty where that is no less. A request that wants its user
     * asked anew means it, and so does one that leads to a change of the account.
     */
    Optional<Judgement> spare(Judgement judgement) {
        return browser.filter(device -> !isAskedAnew())
                .flatMap(device -> DeviceTrust.applied(judgement).filter(less -> device.isRemembered()));
    }

    private boolean isAskedAnew() {
        return authSession.getClientNote(Constants.KC_ACTION) != null
                || new AskedAge(context.getSession(), authSession)
                        .limit()
                        .filter(Duration::isZero)
                        .isPresent();
    }

    /** The browser itself, for whoever must see it as this sign-in does: with what was found out about it meanwhile. */
    Optional<BrowserDevice> browser() {
        return browser;
    }

    /**
     * The name of the browser, or of the key that an application shows with each call (RFC 9449); empty for a browser that
     * the user is not recognised in, and where no key was shown.
     */
    Optional<String> id() {
        return browser.flatMap(BrowserDevice::id).or(this::key);
    }

    private Optional<String> key() {
        return Optional.of(context)
                .filter(called -> FlowGrant.of(called) == Grant.API)
                .map(called -> authSession.getClientNote(OIDCLoginProtocol.DPOP_JKT))
                .map(thumbprint -> "key:" + thumbprint);
    }

    /** Whether a user who has proven something may be asked whether to be remembered. */
    public boolean isOffered(Judgement judgement) {
        return browser.isPresent()
                && RememberConfig.of(context.getRealm(), context.getUser())
                        .lifetime()
                        .isPresent()
                && DeviceTrust.applied(judgement).isPresent();
    }

    /** Notes the user's wish until the sign-in is over. */
    public void wish() {
        authSession.setAuthNote(ASKED, context.getUser().getId());
    }

    /**
     * Makes the user known in this browser, and remembered if that was asked for and is offered; or has the browser at least
     * told from others.
     *
     * @param isAcquainted whether what was proven makes the user known
     * @param isToBeRecognised whether something was proven that will count in this browser alone
     * @return the name of the browser; empty where it has none, or there is none
     */
    Optional<String> settle(Judgement judgement, boolean isAcquainted, boolean isToBeRecognised) {
        boolean isAsked = context.getUser().getId().equals(authSession.getAuthNote(ASKED));
        if (isAcquainted) {
            boolean isToBeRemembered = isAsked && isOffered(judgement);
            if (isToBeRemembered) {
                context.getEvent().detail(NoticeDetail.REMEMBERED, "true");
            }
            return browser.map(device -> device.trust(isToBeRemembered));
        }
        return isToBeRecognised ? browser.map(BrowserDevice::recognise) : id();
    }

    /** Tells the client's session which device spared a prompt, if one did. */
    void tell(Optional<String> sparedBy) {
        SparingDevice.write(authSession, sparedBy);
    }
}
