package io.keycloakstepup.mappers.saml;

import java.util.List;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What an administrator wants assertions to say beside their attributes.
 *
 * @param contextClass whether {@code AuthnContextClassRef} names what was proven
 * @param instant whether {@code AuthnInstant} says when it was proven
 */
record AssertionConfig(boolean contextClass, boolean instant) {

    private static final String CONTEXT_CLASS = "context.class";
    private static final String INSTANT = "authn.instant";

    /** Who can be told the truth is told it until it is switched off. */
    private static final String BY_DEFAULT = "true";

    static AssertionConfig of(ProtocolMapperModel mapper) {
        return new AssertionConfig(isOn(mapper, CONTEXT_CLASS), isOn(mapper, INSTANT));
    }

    private static boolean isOn(ProtocolMapperModel mapper, String key) {
        return Boolean.parseBoolean(mapper.getConfig().getOrDefault(key, BY_DEFAULT));
    }

    /** The switches as the admin console shows them. */
    static List<ProviderConfigProperty> properties() {
        return List.of(
                property(CONTEXT_CLASS, "AuthnContextClassRef", "The URI of the level that was proven."),
                property(
                        INSTANT,
                        "AuthnInstant",
                        "When its last step was proven, also on single sign-on. Else it is the time of the answer."));
    }

    private static ProviderConfigProperty property(String key, String name, String help) {
        return new ProviderConfigProperty(key, name, help, ProviderConfigProperty.BOOLEAN_TYPE, BY_DEFAULT);
    }

    /** Has the statements say it. */
    void write(ToldInAssertion told, AuthnStatements statements) {
        if (contextClass) {
            statements.nameClass(told.contextClass());
        }
        if (instant) {
            told.assurance().authTime().ifPresent(statements::nameInstant);
        }
    }
}
