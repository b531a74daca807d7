package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.TypedPage;
import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.WebAuthnPage;
import io.keycloakstepup.policy.level.FactorType;
import java.util.List;

/** The pages that ask for factors. A factor without a page of its own gets a plain one. */
final class FactorPages {

    private static final List<FactorPage> PAGES = List.of(
            TypedPage.password(),
            TypedPage.otp(),
            TypedPage.recoveryCode(),
            new WebAuthnPage(KeyRole.SECOND_FACTOR),
            new WebAuthnPage(KeyRole.PASSKEY));

    private FactorPages() {}

    static FactorPage of(FactorType factor) {
        return PAGES.stream()
                .filter(page -> page.factor().equals(factor))
                .findFirst()
                .orElseGet(() -> TypedPage.of(factor));
    }
}
