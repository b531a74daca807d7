package io.keycloakstepup.flow.factor;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * What a user calls a credential. Keycloak stores no two credentials of one type and one user under the same name, and
 * ends the request with an error of its own if that is tried; capital letters make no difference to it.
 */
public final class CredentialLabel {

    /** In characters. Longer names would break lists in which they stand; nobody means them. */
    private static final int LONGEST = 100;

    private CredentialLabel() {}

    /**
     * The name under which a new credential can be stored: as typed, cut to 100 characters, with a number behind it where
     * the account has that name already.
     *
     * @param typed what the user typed; blank for {@code otherwise}
     * @param otherwise the name of one that was given none; may be empty
     */
    public static String among(UserModel user, String credentialType, String typed, String otherwise) {
        Set<String> taken = user.credentialManager()
                .getStoredCredentialsByTypeStream(credentialType)
                .map(CredentialModel::getUserLabel)
                .flatMap(Stream::ofNullable)
                .map(CredentialLabel::folded)
                .collect(Collectors.toSet());
        return unlike(taken, typed.isBlank() ? otherwise : typed.strip());
    }

    /** The first of {@code name}, {@code name (2)}, {@code name (3)}, … that is not taken. */
    static String unlike(Set<String> taken, String name) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> numbered(name, number))
                .filter(candidate -> !taken.contains(folded(candidate)))
                .findFirst()
                .orElseThrow();
    }

    private static String numbered(String name, int number) {
        String behind = number == 1 ? "" : " (" + number + ")";
        return cut(name, LONGEST - behind.length()) + behind;
    }

    /** Not in the middle of a character that takes two units of UTF-16. */
    private static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
