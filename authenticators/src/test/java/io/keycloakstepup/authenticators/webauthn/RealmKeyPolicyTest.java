package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorAttachment;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserVerificationRequirement;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.WebAuthnPolicy;

/** How a realm's WebAuthn policy is read: all defaults, all set. */
final class RealmKeyPolicyTest {

    @Test
    void whatIsLeftOpenHasTheDefaultOfTheRole() {
        var factor = new RealmKeyPolicy(open(), KeyRole.SECOND_FACTOR, KeyDemand.NONE);
        var passkey = new RealmKeyPolicy(open(), KeyRole.PASSKEY, KeyDemand.NONE);

        assertThat(factor.userVerification()).isEqualTo(UserVerificationRequirement.PREFERRED);
        assertThat(passkey.userVerification()).isEqualTo(UserVerificationRequirement.REQUIRED);
        assertThat(factor.selection().getResidentKey()).contains(ResidentKeyRequirement.DISCOURAGED);
        assertThat(passkey.selection().getResidentKey()).contains(ResidentKeyRequirement.REQUIRED);
        assertThat(factor.attachment()).isEmpty();
        assertThat(factor.attestation()).isEmpty();
        assertThat(factor.demandsAttestation()).isFalse();
        assertThat(factor.timeoutMillis()).isEmpty();
        assertThat(factor.accepts("00000000-0000-0000-0000-000000000000")).isTrue();
    }

    @Test
    void whatIsSetCounts() {
        var policy = new WebAuthnPolicy(List.of("RS256", "PS256", "ES384"));
        policy.setUserVerificationRequirement("discouraged");
        policy.setResidentKey("preferred");
        policy.setAuthenticatorAttachment("cross-platform");
        policy.setAttestationConveyancePreference("direct");
        policy.setCreateTimeout(60);
        policy.setAcceptableAaguids(List.of("EE882879-721C-4913-9775-3DFCCE97072A"));
        var factor = new RealmKeyPolicy(policy, KeyRole.SECOND_FACTOR, KeyDemand.NONE);

        assertThat(factor.userVerification()).isEqualTo(UserVerificationRequirement.DISCOURAGED);
        assertThat(factor.selection().getResidentKey()).contains(ResidentKeyRequirement.PREFERRED);
        assertThat(factor.attachment()).contains(AuthenticatorAttachment.CROSS_PLATFORM);
        assertThat(factor.attestation()).contains(AttestationConveyancePreference.DIRECT);
        assertThat(factor.demandsAttestation()).isTrue();
        assertThat(factor.timeoutMillis()).contains(60_000L);
        assertThat(factor.algorithms())
                .containsExactly(PublicKeyCredentialParameters.RS256, PublicKeyCredentialParameters.ES384);
        assertThat(factor.accepts("ee882879-721c-4913-9775-3dfcce97072a")).isTrue();
        assertThat(factor.accepts("00000000-0000-0000-0000-000000000000")).isFalse();
    }

    @Test
    void aPasskeyVerifiesItsUserWhateverTheRealmSays() {
        var policy = open();
        policy.setUserVerificationRequirement("discouraged");

        assertThat(new RealmKeyPolicy(policy, KeyRole.PASSKEY, KeyDemand.NONE).userVerification())
                .isEqualTo(UserVerificationRequirement.REQUIRED);
    }

    @Test
    void whatAStepAsksCountsWhateverTheRealmSays() {
        var policy = open();
        policy.setUserVerificationRequirement("discouraged");
        policy.setAttestationConveyancePreference("none");
        var asked = new KeyDemand(true, false, Set.of("ee882879-721c-4913-9775-3dfcce97072a"));
        var factor = new RealmKeyPolicy(policy, KeyRole.SECOND_FACTOR, asked);

        assertThat(factor.userVerification()).isEqualTo(UserVerificationRequirement.REQUIRED);
        assertThat(factor.attestation()).contains(AttestationConveyancePreference.DIRECT);
    }

    @Test
    void whereNoAlgorithmIsKnownTheUsualTwoAreAskedFor() {
        var policy = new RealmKeyPolicy(new WebAuthnPolicy(List.of("PS256")), KeyRole.SECOND_FACTOR, KeyDemand.NONE);

        assertThat(policy.algorithms())
                .containsExactly(PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.RS256);
    }

    private static WebAuthnPolicy open() {
        var policy = new WebAuthnPolicy(List.of("ES256"));
        policy.setAcceptableAaguids(List.of());
        policy.setUserVerificationRequirement("not specified");
        policy.setResidentKey("not specified");
        policy.setAttestationConveyancePreference("not specified");
        policy.setAuthenticatorAttachment("not specified");
        return policy;
    }
}
