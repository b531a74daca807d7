package io.keycloakstepup.admin.install;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * One of the required actions with which users register keys, known to the realm. An administrator who has switched it
 * off keeps it so.
 *
 * @param alias the id of the action, and its alias
 * @param title what consoles call it
 */
record KeyRegistration(RealmModel realm, String alias, String title) implements Removable {

    private static final int DISTANCE = 10;

    /** The action for security keys, and the one for passkeys. */
    static Stream<KeyRegistration> all(RealmModel realm) {
        return Stream.of(
                new KeyRegistration(realm, "step-up-webauthn-register", "Register a security key"),
                new KeyRegistration(realm, "step-up-passkey-register", "Register a passkey"));
    }

    @Override
    public String name() {
        return "required action " + alias;
    }

    @Override
    public boolean isPresent() {
        return stored().isPresent();
    }

    private Optional<RequiredActionProviderModel> stored() {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(alias));
    }

    @Override
    public void create() {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setProviderId(alias);
        action.setName(title);
        action.setEnabled(true);
        action.setDefaultAction(false);
        action.setPriority(last() + DISTANCE);
        realm.addRequiredActionProvider(action);
    }

    private int last() {
        return realm.getRequiredActionProvidersStream()
                .mapToInt(RequiredActionProviderModel::getPriority)
                .max()
                .orElse(0);
    }

    @Override
    public boolean remove() {
        Optional<RequiredActionProviderModel> there = stored();
        there.ifPresent(realm::removeRequiredActionProvider);
        return there.isPresent();
    }
}
