package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of an authorization challenge request (draft-ietf-oauth-first-party-apps §5.1): what the JSON of our own calls
 * says, in parameters.
 *
 * @param parameters each of them once
 */
record ChallengeForm(Map<String, String> parameters) {

    private static final String AUTH_SESSION = "auth_session";

    /** The word of the factor that is to be begun. */
    private static final String CHALLENGE = "challenge";

    /** By which parameter the proof of each factor comes. */
    private static final Map<String, String> CODES = Map.of(
            "otp", "otp",
            "recovery_code", "recovery-code",
            "email_code", "email-code",
            "enrolment_code", EnrolmentCodes.WORD);

    private static final Set<String> PROOFS = Stream.concat(
                    CODES.keySet().stream(), Stream.of(Proof.PASSWORD, Proof.CREDENTIAL))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_PARAMETERS = 50;

    private static final Set<String> OBJECTS = Set.of("transaction", "context", Proof.CREDENTIAL);

    private static final Set<String> KNOWN = Stream.of(
                    Starting.MEMBERS.stream(),
                    Callers.MEMBERS.stream(),
                    CODES.keySet().stream(),
                    Stream.of(AUTH_SESSION, CHALLENGE, Proof.CREDENTIAL))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper JSON = new JsonMapper();

    ChallengeForm {
        parameters = Map.copyOf(parameters);
    }

    /** Reads one. What no extension has defined is passed over (RFC 6749 §3.1). */
    static ChallengeForm read(MultivaluedMap<String, String> sent) {
        Map<String, String> once = new HashMap<>();
        long length = 0;
        if (sent.size() > MOST_PARAMETERS) {
            throw Problem.invalid("there are more than " + MOST_PARAMETERS + " parameters");
        }
        for (Map.Entry<String, List<String>> parameter : sent.entrySet()) {
            length += parameter.getValue().stream().mapToInt(String::length).sum();
            if (KNOWN.contains(parameter.getKey())) {
                if (parameter.getValue().size() != 1) {
                    throw Problem.invalid(parameter.getKey() + " is there more than once");
                }
                once.put(parameter.getKey(), parameter.getValue().get(0));
            }
        }
        if (length > Message.LONGEST) {
            throw Problem.invalid("the body is longer than 64 KB");
        }
        once.values().removeIf(String::isEmpty);
        if (PROOFS.stream().filter(once::containsKey).count() > 1) {
            throw Problem.invalid("there is one proof");
        }
        return new ChallengeForm(once);
    }

    Optional<String> authSession() {
        return Optional.ofNullable(parameters.get(AUTH_SESSION));
    }

    /** The factor that it is about; empty where it brings no proof and begins none. */
    Optional<String> factor() {
        return CODES.entrySet().stream()
                .filter(code -> parameters.containsKey(code.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.of(Proof.PASSWORD).filter(parameters::containsKey))
                .or(() -> Optional.ofNullable(parameters.get(CHALLENGE)));
    }

    /** Whether it brings no proof, and names the factor that is to be begun. */
    boolean isBeginning() {
        return parameters.containsKey(CHALLENGE) && PROOFS.stream().noneMatch(parameters::containsKey);
    }

    /** Whether it brings the answer of a key. */
    boolean hasCredential() {
        return parameters.containsKey(Proof.CREDENTIAL);
    }

    /** What it says at the start. */
    Message starting() {
        return message(Starting.MEMBERS);
    }

    /** What it says later: who the client is, and the proof; where a password grant goes on, also what a start says. */
    Message goingOn() {
        Message message = message(Stream.concat(
                        Stream.of(Proof.PASSWORD, Proof.CREDENTIAL, WebReturn.REDIRECT_URI, WebReturn.STATE),
                        CodeChallenge.MEMBERS.stream())
                .toList());
        CODES.keySet().stream().filter(parameters::containsKey).findFirst().ifPresent(name -> message.members()
                .put(Proof.CODE, parameters.get(name)));
        return message;
    }

    private Message message(List<String> names) {
        ObjectNode members = JSON.createObjectNode();
        Stream.concat(names.stream(), Callers.MEMBERS.stream())
                .filter(parameters::containsKey)
                .forEach(name -> put(members, name, String.valueOf(parameters.get(name))));
        return Message.read(members.toString().getBytes(StandardCharsets.UTF_8), KNOWN);
    }

    private static void put(ObjectNode members, String name, String value) {
        if (OBJECTS.contains(name)) {
            members.set(name, object(name, value));
        } else if (name.equals("max_age") && value.matches("[0-9]{1,9}")) {
            members.put(name, Integer.parseInt(value));
        } else {
            members.put(name, value);
        }
    }

    private static ObjectNode object(String name, String value) {
        try {
            if (JSON.readTree(value) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // As anything else that is no object.
        }
        throw Problem.invalid(name + " is no JSON object");
    }

    /** Says nothing of what was sent, so that no log can. */
    @Override
    public String toString() {
        return "ChallengeForm" + parameters.keySet();
    }
}
