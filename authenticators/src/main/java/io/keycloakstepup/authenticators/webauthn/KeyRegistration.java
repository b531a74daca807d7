package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAttachment;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.RegistrationFailedException;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import java.util.function.Function;

/**
 * A new key, held against the challenge it answers (Web Authentication Level 3 §7.1) and against the realm's policy. It
 * knows of no server.
 *
 * @param site where it must have happened
 * @param relyingParty the library's form of the site
 * @param policy what authenticators the realm accepts
 */
record KeyRegistration(Site site, RelyingParty relyingParty, RealmKeyPolicy policy) {

    /** What came of it. */
    sealed interface Outcome {

        /** The key is good, and not yet stored. */
        record Made(NewKey key) implements Outcome {}

        /** It is none that counts. */
        record Refused(Reason reason) implements Outcome {}

        default <T> T match(Function<Made, T> made, Function<Refused, T> refused) {
            return this instanceof Made key ? made.apply(key) : refused.apply((Refused) this);
        }
    }

    Outcome check(String options, String answer) {
        return Answered.registration(answer)
                .map(response -> check(request(options), response))
                .orElseGet(() -> new Outcome.Refused(Reason.FACTOR_MALFORMED));
    }

    private static PublicKeyCredentialCreationOptions request(String options) {
        try {
            return PublicKeyCredentialCreationOptions.fromJson(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept challenge is no request", e);
        }
    }

    private Outcome check(
            PublicKeyCredentialCreationOptions request,
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> response) {
        return objection(request, response)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> finish(request, response));
    }

    /** What the library would find too, but without saying which it was, and what only the realm objects to. */
    @SuppressWarnings("deprecation") // the library calls the attachment an experiment; Level 3 has it
    private Optional<Reason> objection(
            PublicKeyCredentialCreationOptions request,
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> response) {
        if (!Answered.isFrom(site, response.getResponse())) {
            return Optional.of(Reason.KEY_ORIGIN);
        }
        if (!isOfAskedSort(response.getAuthenticatorAttachment()) || !isAttestedWhereDemanded(response.getResponse())) {
            return Optional.of(Reason.KEY_NOT_ACCEPTED);
        }
        boolean mustVerify = request.getAuthenticatorSelection()
                .flatMap(AuthenticatorSelectionCriteria::getUserVerification)
                .filter(UserVerificationRequirement.REQUIRED::equals)
                .isPresent();
        return mustVerify
                        && !response.getResponse().getParsedAuthenticatorData().getFlags().UV
                ? Optional.of(Reason.KEY_UNVERIFIED)
                : Optional.empty();
    }

    private boolean isOfAskedSort(Optional<AuthenticatorAttachment> attachment) {
        return policy.attachment().isEmpty() || policy.attachment().equals(attachment);
    }

    /** SafetyNet was switched off by its maker in 2025; the library's check of it needs classes that we do not bring. */
    private boolean isAttestedWhereDemanded(AuthenticatorAttestationResponse response) {
        String format = response.getAttestation().getFormat();
        return !format.equals("android-safetynet") && !(policy.demandsAttestation() && format.equals("none"));
    }

    /** The library answers some bad input with runtime exceptions; nothing but its own arithmetic runs in there. */
    private Outcome finish(
            PublicKeyCredentialCreationOptions request,
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> response) {
        try {
            NewKey key = new NewKey(
                    policy.role(),
                    relyingParty.finishRegistration(FinishRegistrationOptions.builder()
                            .request(request)
                            .response(response)
                            .build()),
                    response.getResponse().getAttestation().getFormat());
            return key.hasFittingId() && policy.accepts(key.aaguid())
                    ? new Outcome.Made(key)
                    : new Outcome.Refused(Reason.KEY_NOT_ACCEPTED);
        } catch (RegistrationFailedException e) {
            return new Outcome.Refused(Reason.FACTOR_WRONG);
        } catch (RuntimeException e) {
            return new Outcome.Refused(Reason.FACTOR_MALFORMED);
        }
    }
}
