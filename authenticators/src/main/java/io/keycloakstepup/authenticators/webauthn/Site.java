package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.UriUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.urls.UrlType;

/**
 * The site for which keys are made and used: the <i>relying party</i> of WebAuthn.
 *
 * @param id the domain that keys belong to
 * @param name how authenticators call it
 * @param origins where pages that use keys come from, compared exactly
 */
record Site(String id, String name, Set<String> origins) {

    Site {
        if (id.isEmpty() || origins.isEmpty()) {
            throw new IllegalArgumentException("a site has a domain and an origin: '" + id + "', " + origins);
        }
        origins = Set.copyOf(origins);
    }

    /** As the realm's WebAuthn policy says; what that leaves open is taken from the frontend URL. */
    static Site of(KeycloakSession session, WebAuthnPolicy policy) {
        URI frontend = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        Set<String> origins = new HashSet<>(policy.getExtraOrigins());
        origins.add(UriUtils.getOrigin(frontend));
        String id = Optional.ofNullable(policy.getRpId())
                .filter(given -> !given.isBlank())
                .orElseGet(frontend::getHost);
        return new Site(id, policy.getRpEntityName(), origins);
    }

    /** The library's form of it. It refuses a signature counter that goes back. */
    RelyingParty relyingParty(UserKeys keys, RealmKeyPolicy policy, Optional<AttestationTrustSource> roots) {
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder().id(id).name(name).build())
                .credentialRepository(keys)
                .origins(origins)
                .preferredPubkeyParams(policy.algorithms())
                .attestationConveyancePreference(policy.attestation())
                .attestationTrustSource(roots)
                .allowUntrustedAttestation(true)
                .validateSignatureCounter(true)
                .build();
    }
}
