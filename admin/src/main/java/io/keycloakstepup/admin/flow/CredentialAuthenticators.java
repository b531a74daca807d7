package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** The authenticators of this server that ask for credentials, told by the type that they name as their category. */
record CredentialAuthenticators(KeycloakSession session) {

    /** The types that have a place already, and the password, which is no second factor. */
    private static final Set<String> PLACED =
            Set.of("password", "otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes");

    /** One for each further type of credential that this server can store, in a fixed order. */
    List<String> foreign() {
        Set<String> stored = session.getAllProviders(CredentialProvider.class).stream()
                .map(provider -> ((CredentialProvider<?>) provider).getType())
                .collect(Collectors.toSet());
        Map<String, String> byType = new TreeMap<>();
        session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(Authenticator.class)
                .filter(ConfigurableAuthenticatorFactory.class::isInstance)
                .filter(factory -> stored.contains(category(factory)))
                .filter(factory -> !PLACED.contains(category(factory)))
                .forEach(factory -> byType.merge(category(factory), factory.getId(), CredentialAuthenticators::first));
        return List.copyOf(byType.values());
    }

    private static String category(ProviderFactory<?> factory) {
        String category = ((ConfigurableAuthenticatorFactory) factory).getReferenceCategory();
        return category == null ? "" : category;
    }

    private static String first(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
