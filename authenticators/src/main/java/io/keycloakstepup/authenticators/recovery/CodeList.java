package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.limit.SpentNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.util.JsonSerialization;

/**
 * A user's recovery codes, of which the next one is wanted. Codes that were used up and are still on Keycloak's list, for
 * the request that used them has not ended or has failed, are passed over.
 *
 * @param model Keycloak's credential, without the codes that were passed over; nothing is written before a code counts
 * @param passedOver the codes that were used up and are still on Keycloak's list
 * @param next the code that comes next
 */
record CodeList(
        RecoveryAuthnCodesCredentialModel model,
        List<RecoveryAuthnCodeRepresentation> passedOver,
        RecoveryAuthnCodeRepresentation next) {

    CodeList {
        passedOver = List.copyOf(passedOver);
    }

    /** The user's list; empty where the account has none, or no code is left on it. */
    static Optional<CodeList> of(KeycloakSession session, UserModel user) {
        return RecoveryAuthnCodesUtils.getCredential(user)
                .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel)
                .flatMap(model -> of(model, isStored(user, model) ? lastOf(session, model) : -1));
    }

    /** The list as Keycloak keeps it, which may begin with codes that were used up; empty where none is on it. */
    static Optional<CodeList> asKeycloakHasIt(UserModel user) {
        return RecoveryAuthnCodesUtils.getCredential(user)
                .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel)
                .flatMap(model -> of(model, -1));
    }

    private static long lastOf(KeycloakSession session, CredentialModel model) {
        return new SpentNumbers(session).lastOf(Objects.requireNonNullElse(model.getId(), ""));
    }

    private static Optional<CodeList> of(RecoveryAuthnCodesCredentialModel model, long spent) {
        List<RecoveryAuthnCodeRepresentation> passedOver = new ArrayList<>();
        while (model.getNextRecoveryAuthnCode()
                .filter(code -> before(code) <= spent)
                .isPresent()) {
            model.getNextRecoveryAuthnCode().ifPresent(passedOver::add);
            model.removeRecoveryAuthnCode();
        }
        return model.getNextRecoveryAuthnCode().map(next -> new CodeList(model, passedOver, next));
    }

    /** Whether Keycloak keeps this user's list itself; a user storage may do so instead. */
    static boolean isStored(UserModel user) {
        return RecoveryAuthnCodesUtils.getCredential(user)
                .filter(credential -> isStored(user, credential))
                .isPresent();
    }

    private static boolean isStored(UserModel user, CredentialModel credential) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
                .anyMatch(stored -> stored.getId().equals(credential.getId()));
    }

    /** The id of the credential; empty where the list lies elsewhere and has none. */
    String credentialId() {
        return Objects.requireNonNullElse(model.getId(), "");
    }

    /** What the user's paper calls the next code. */
    int number() {
        return next.getNumber();
    }

    /** Tells the next code from every other, those of a list made later included. */
    String identity() {
        return credentialId() + ":" + number() + ":" + next.getEncodedHashedValue();
    }

    /** How many codes are left, the next one included. */
    int left() {
        return counts(model).getRemainingCodes();
    }

    /** Whether this is the next code; compared in constant time. */
    boolean isNext(String typed) {
        return is(typed, next);
    }

    /** How many codes came before the one that was typed, if it is the next one or was passed over. */
    Optional<Long> numberOf(String typed) {
        return Stream.concat(Stream.of(next), passedOver.stream())
                .filter(code -> is(typed, code))
                .map(CodeList::before)
                .findFirst();
    }

    /** By the code's own number, which stays with it whatever the list counts. */
    private static long before(RecoveryAuthnCodeRepresentation code) {
        return Math.max(0, code.getNumber() - 1L);
    }

    private static boolean is(String typed, RecoveryAuthnCodeRepresentation code) {
        return RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(typed, code.getEncodedHashedValue());
    }

    private static RecoveryAuthnCodesCredentialData counts(RecoveryAuthnCodesCredentialModel model) {
        try {
            return JsonSerialization.readValue(model.getCredentialData(), RecoveryAuthnCodesCredentialData.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Keycloak has read this credential before", unreadable);
        }
    }
}
