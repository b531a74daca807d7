package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.sender.Certificates;
import io.keycloakstepup.resource.sender.Confirmation;
import io.keycloakstepup.resource.sender.Proofs;
import io.keycloakstepup.resource.sender.Unremembered;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies what a request presents: first the token, then its sender.
 *
 * @param source where the claims come from
 * @param expected what they must say
 * @param proofs how senders prove their keys
 * @param refusals hears why each token was refused
 */
record RequestVerifier(ClaimsSource source, Expected expected, Proofs proofs, Consumer<Flaw> refusals)
        implements TokenVerifier {

    @Override
    public TokenCheck check(PresentedRequest request, Instant now) {
        Presentation presented = Presentation.of(request);
        if (presented instanceof Presentation.Unreadable unreadable) {
            refusals.accept(Flaw.MALFORMED);
            return new TokenCheck.Invalid(TokenError.INVALID_REQUEST, unreadable.scheme(), Optional.empty());
        }
        return presented instanceof Presentation.Present present ? check(present, request, now) : new TokenCheck.None();
    }

    private TokenCheck check(Presentation.Present presented, PresentedRequest request, Instant now) {
        try {
            Claims claims = source.claims(presented.text(), now);
            expected.mustHold(claims, now);
            Confirmation bound = Confirmation.of(claims);
            TokenScheme right = bound.keyThumbprint().isPresent() ? TokenScheme.DPOP : TokenScheme.BEARER;
            if (presented.scheme() != right) {
                return refused(new Flawed(Flaw.WRONG_SCHEME), TokenError.INVALID_TOKEN, right);
            }
            if (bound.certificateThumbprint().isPresent()) {
                Certificates.mustMatch(
                        request.clientCertificate(),
                        bound.certificateThumbprint().get());
            }
            AccessToken token = VerifiedClaims.token(claims, right, bound.isThere());
            return bound.keyThumbprint().isPresent()
                    ? proven(token, bound.keyThumbprint().get(), presented.text(), request, now)
                    : new TokenCheck.Valid(token);
        } catch (Flawed flawed) {
            return refused(flawed, TokenError.INVALID_TOKEN, presented.scheme());
        } catch (OutOfReach unknown) {
            return new TokenCheck.Unavailable(String.valueOf(unknown.getMessage()));
        }
    }

    private TokenCheck proven(
            AccessToken token, String thumbprint, String text, PresentedRequest request, Instant now) {
        try {
            proofs.mustProve(request, text, thumbprint, now);
            return new TokenCheck.Valid(token);
        } catch (Flawed flawed) {
            return flawed.flaw() == Flaw.NONCE_NEEDED
                    ? nonceNeeded(now)
                    : refused(flawed, TokenError.INVALID_DPOP_PROOF, TokenScheme.DPOP);
        } catch (Unremembered unknown) {
            return new TokenCheck.Unavailable(String.valueOf(unknown.getMessage()));
        }
    }

    private TokenCheck nonceNeeded(Instant now) {
        refusals.accept(Flaw.NONCE_NEEDED);
        return new TokenCheck.Invalid(TokenError.USE_DPOP_NONCE, TokenScheme.DPOP, proofs.nextNonce(now));
    }

    private TokenCheck refused(Flawed flawed, TokenError error, TokenScheme scheme) {
        refusals.accept(flawed.flaw());
        return new TokenCheck.Invalid(error, scheme, Optional.empty());
    }
}
