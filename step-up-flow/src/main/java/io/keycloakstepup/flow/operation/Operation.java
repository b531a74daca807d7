package io.keycloakstepup.flow.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.ledger.NoteJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One operation that a user is about to approve: a payment, a change. The application names it by a digest of its own
 * making, and says what the user is to be shown of it.
 *
 * @param type what sort of operation it is: 1 to 64 letters, digits, {@code .}, {@code _}, {@code -} or {@code :}
 * @param digest 16 to 128 characters of Base64url
 * @param display what the user is shown, by name: texts and numbers; may be empty
 */
public record Operation(
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "digest", required = true) String digest,
        @JsonProperty(value = "display", required = true) Map<String, Object> display) {

    /** The client note that carries it. */
    public static final String NOTE = "step-up.operation";

    private static final int MOST_MEMBERS = 20;
    private static final int LONGEST_TEXT = 200;

    public Operation {
        if (!type.matches("[A-Za-z0-9._:-]{1,64}")) {
            throw new IllegalArgumentException("no type of an operation: '" + type + "'");
        }
        if (!digest.matches("[A-Za-z0-9_-]{16,128}")) {
            throw new IllegalArgumentException("no digest of an operation: '" + digest + "'");
        }
        if (display.size() > MOST_MEMBERS || !display.entrySet().stream().allMatch(Operation::isShowable)) {
            throw new IllegalArgumentException("up to 20 texts or numbers can be shown of an operation");
        }
        display = Map.copyOf(display);
    }

    private static boolean isShowable(Map.Entry<String, Object> member) {
        Object value = member.getValue();
        return member.getKey().matches("[A-Za-z][A-Za-z0-9_]{0,63}")
                && (value instanceof Number || (value instanceof String text && text.length() <= LONGEST_TEXT));
    }

    /** All that rules can read of it: what is shown, and type and digest beside it. */
    public Map<String, Object> members() {
        Map<String, Object> members = new HashMap<>(display);
        members.put("type", type);
        members.put("digest", digest);
        return members;
    }

    /** The one that this sign-in is for; empty where it is for none. */
    public static Optional<Operation> in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE)).map(note -> NoteJson.read(note, Operation.class));
    }

    /** Says that this sign-in is for it. */
    public void keepIn(AuthenticationSessionModel authSession) {
        authSession.setClientNote(NOTE, NoteJson.write(this));
    }
}
