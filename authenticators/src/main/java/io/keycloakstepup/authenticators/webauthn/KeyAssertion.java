package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import java.util.function.Function;

/**
 * One use of a key, held against the challenge it answers (Web Authentication Level 3 §7.2). It knows of no server: the
 * keys are read before, the counter is written after.
 *
 * @param site where it must have happened
 * @param relyingParty the library's form of the site
 * @param keys whose key it must be
 */
record KeyAssertion(Site site, RelyingParty relyingParty, UserKeys keys) {

    /** What came of it. */
    sealed interface Outcome {

        /** The key was used. */
        record Used(AssertionResult result) implements Outcome {}

        /** It does not count. */
        record Refused(Reason reason) implements Outcome {}

        default <T> T match(Function<Used, T> used, Function<Refused, T> refused) {
            return this instanceof Used use ? used.apply(use) : refused.apply((Refused) this);
        }
    }

    Outcome check(String options, String answer) {
        return Answered.assertion(answer)
                .map(response -> check(request(options), response))
                .orElseGet(() -> new Outcome.Refused(Reason.FACTOR_MALFORMED));
    }

    private static AssertionRequest request(String options) {
        try {
            return AssertionRequest.fromJson(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept challenge is no request", e);
        }
    }

    private Outcome check(
            AssertionRequest request,
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> response) {
        return objection(request, response)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> finish(request, response));
    }

    /** What the library would find too, but without saying which it was. */
    private Optional<Reason> objection(
            AssertionRequest request,
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> response) {
        Optional<StoredKey> key = keys.key(response.getId());
        if (key.isEmpty()) {
            return Optional.of(Reason.KEY_FOREIGN);
        }
        if (!key.get()
                .signatureForm()
                .isOf(response.getResponse().getSignature().getBytes())) {
            return Optional.of(Reason.FACTOR_MALFORMED);
        }
        if (!isNamed(request, response.getId())) {
            return Optional.of(Reason.KEY_UNFIT);
        }
        if (!Answered.isFrom(site, response.getResponse())) {
            return Optional.of(Reason.KEY_ORIGIN);
        }
        boolean mustVerify = request.getPublicKeyCredentialRequestOptions()
                .getUserVerification()
                .filter(UserVerificationRequirement.REQUIRED::equals)
                .isPresent();
        return mustVerify
                        && !response.getResponse().getParsedAuthenticatorData().getFlags().UV
                ? Optional.of(Reason.KEY_UNVERIFIED)
                : Optional.empty();
    }

    /** A challenge names those of the user's keys that can show what is asked, or none, for whoever holds one (§7.2). */
    private static boolean isNamed(AssertionRequest request, ByteArray keyId) {
        return request.getPublicKeyCredentialRequestOptions()
                .getAllowCredentials()
                .filter(named -> named.stream().noneMatch(key -> key.getId().equals(keyId)))
                .isEmpty();
    }

    /** The library answers some bad input with runtime exceptions; nothing but its own arithmetic runs in there. */
    private Outcome finish(
            AssertionRequest request,
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> response) {
        try {
            return new Outcome.Used(relyingParty.finishAssertion(FinishAssertionOptions.builder()
                    .request(request)
                    .response(response)
                    .build()));
        } catch (InvalidSignatureCountException e) {
            return new Outcome.Refused(Reason.KEY_CLONED);
        } catch (AssertionFailedException e) {
            return new Outcome.Refused(Reason.FACTOR_WRONG);
        } catch (RuntimeException e) {
            return new Outcome.Refused(Reason.FACTOR_MALFORMED);
        }
    }
}
