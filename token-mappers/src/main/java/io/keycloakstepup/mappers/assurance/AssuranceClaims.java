package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.policy.level.Assurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * Which claims an administrator wants, and how they are written.
 *
 * @param acr whether {@code acr} is written
 * @param amr whether {@code amr} is written
 * @param authTime whether {@code auth_time} is written
 * @param mfaVerified whether {@code mfa_verified} is written
 * @param mfaTime whether {@code mfa_time} is written
 * @param amrEvidence whether {@code amr_evidence} is written
 */
record AssuranceClaims(
        boolean acr, boolean amr, boolean authTime, boolean mfaVerified, boolean mfaTime, boolean amrEvidence) {

    static final String AMR = "amr";
    static final String MFA_VERIFIED = "mfa_verified";
    static final String MFA_TIME = "mfa_time";

    static final String AMR_EVIDENCE = "amr_evidence";

    /** The evidence tells more than most applications need to know; all else is on until it is switched off. */
    private static final Map<String, Boolean> DEFAULTS = Map.of(
            "acr", true, "amr", true, "auth.time", true, "mfa.verified", true, "mfa.time", true, "amr.evidence", false);

    static AssuranceClaims of(ProtocolMapperModel mapper) {
        return new AssuranceClaims(
                isOn(mapper, "acr"),
                isOn(mapper, "amr"),
                isOn(mapper, "auth.time"),
                isOn(mapper, "mfa.verified"),
                isOn(mapper, "mfa.time"),
                isOn(mapper, "amr.evidence"));
    }

    private static boolean isOn(ProtocolMapperModel mapper, String key) {
        return Boolean.parseBoolean(mapper.getConfig().getOrDefault(key, byDefault(key)));
    }

    private static String byDefault(String key) {
        return DEFAULTS.getOrDefault(key, false).toString();
    }

    /** The switches as the admin console shows them. */
    static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(claim("acr", "acr", "The level that was asked for and is met, else the highest that is fresh."));
        properties.add(claim("amr", "amr", "The methods behind it (RFC 8176)."));
        properties.add(claim("auth.time", "auth_time", "When the last step of the level was proven."));
        properties.add(claim("mfa.verified", "mfa_verified", "Whether a multi-factor level is fresh."));
        properties.add(claim("mfa.time", "mfa_time", "When a multi-factor level was last completed."));
        properties.add(claim("amr.evidence", "amr_evidence", "Each proof behind amr: when, and what a key showed."));
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, AssuranceMapper.class);
        return List.copyOf(properties);
    }

    private static ProviderConfigProperty claim(String key, String name, String help) {
        return new ProviderConfigProperty(key, name, help, ProviderConfigProperty.BOOLEAN_TYPE, byDefault(key));
    }

    /** Writes what is known; without a user only that no multi-factor level is fresh. */
    void write(IDToken token, Optional<Statement> known) {
        Optional<Assurance> assurance = known.map(Statement::assurance);
        if (acr) {
            token.setAcr(assurance.map(Assurance::acr).orElse(null));
        }
        if (amr) {
            writeOrRemove(token, AMR, assurance.map(Assurance::amr).filter(methods -> !methods.isEmpty()));
        }
        if (authTime) {
            token.setAuth_time(assurance
                    .flatMap(Assurance::authTime)
                    .map(Instant::getEpochSecond)
                    .orElse(null));
        }
        if (mfaVerified) {
            token.setOtherClaims(
                    MFA_VERIFIED, assurance.map(Assurance::mfaVerified).orElse(false));
        }
        if (mfaTime) {
            writeOrRemove(token, MFA_TIME, assurance.flatMap(Assurance::mfaTime).map(Instant::getEpochSecond));
        }
        if (amrEvidence) {
            writeOrRemove(token, AMR_EVIDENCE, known.map(Statement::claim).filter(proofs -> !proofs.isEmpty()));
        }
    }

    /** Userinfo is made of a fixed list of members and of what is written as another claim: these are not on the list. */
    static AccessToken spellOut(AccessToken userInfo) {
        Optional.ofNullable(userInfo.getAcr()).ifPresent(value -> userInfo.setOtherClaims(IDToken.ACR, value));
        Optional.ofNullable(userInfo.getAuth_time())
                .ifPresent(value -> userInfo.setOtherClaims(IDToken.AUTH_TIME, value));
        return userInfo;
    }

    private static void writeOrRemove(IDToken token, String name, Optional<?> value) {
        value.ifPresentOrElse(known -> token.setOtherClaims(name, known), () -> token.getOtherClaims()
                .remove(name));
    }
}
