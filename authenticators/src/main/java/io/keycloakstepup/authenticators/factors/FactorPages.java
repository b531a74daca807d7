package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.code.CodePage;
import io.keycloakstepup.authenticators.code.SentCode;
import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.TypedPage;
import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.WebAuthnPage;
import io.keycloakstepup.flow.factor.Factor;
import java.util.List;

/** The pages that ask for factors. Codes that are sent share one; a factor without a page of its own gets a plain one. */
final class FactorPages {

    private static final List<FactorPage> PAGES = List.of(
            TypedPage.password(),
            TypedPage.otp(),
            TypedPage.recoveryCode(),
            new WebAuthnPage(KeyRole.SECOND_FACTOR),
            new WebAuthnPage(KeyRole.PASSKEY));

    private FactorPages() {}

    static FactorPage of(Factor factor) {
        return PAGES.stream()
                .filter(page -> page.factor().equals(factor.type()))
                .findFirst()
                .orElseGet(
                        () -> factor instanceof SentCode ? new CodePage(factor.type()) : TypedPage.of(factor.type()));
    }
}
