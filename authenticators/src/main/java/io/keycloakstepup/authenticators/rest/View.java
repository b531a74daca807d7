package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.operation.Operation;
import io.keycloakstepup.flow.transaction.Phase;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.StateToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A transaction as the application sees it: a HAL document, whose links say what can be done next.
 *
 * @param sitting the transaction
 * @param links where its links lead
 */
record View(Sitting sitting, Links links) {

    /** The member that carries what the next call comes with. */
    static final String STATE_TOKEN = "stateToken";

    /** A factor must be proven. */
    Map<String, Object> of(Outlook.Ask ask, StateToken token) {
        Optional<Begun> begun = Optional.of(sitting.transaction().phase())
                .filter(Phase.Challenged.class::isInstance)
                .flatMap(phase -> sitting.transaction().begun());
        Optional<Choice> challenged = begun.flatMap(asked -> FactorName.called(ask.choices(), asked.factor()));
        Map<String, Object> document = document(challenged.isPresent() ? "MFA_CHALLENGE" : "MFA_REQUIRED", token);
        document.put("requirement", new Wanted(sitting, ask.verdict()).document());
        document.put("progress", Progress.of(sitting, ask.remaining()));
        operation(document);
        if (challenged.isPresent()) {
            challenge(document, challenged.get(), begun.orElseThrow());
        } else {
            Stream<Map<String, Object>> factors = ask.choices().all().stream().map(this::factor);
            Stream<Map<String, Object>> codes = ask.orRedeem() ? Stream.of(voucher()) : Stream.empty();
            document.put(
                    "_embedded", Map.of("factors", Stream.concat(factors, codes).toList()));
            document.put("_links", links.beside(List.of()));
        }
        return document;
    }

    private void challenge(Map<String, Object> document, Choice choice, Begun begun) {
        Map<String, Object> factor = factor(choice);
        begun.shown().ifPresent(shown -> factor.put("_embedded", Map.of("challenge", shown(choice, shown))));
        document.put("_embedded", Map.of("factor", factor));
        document.put(
                "_links",
                links.ofChallenge(FactorName.of(choice), begun.kept().isPresent() && !Proof.isKey(choice.factor())));
    }

    private static Object shown(Choice choice, String shown) {
        JsonNode json = NoteJson.read(shown, JsonNode.class);
        if (Proof.isKey(choice.factor())) {
            return Map.of("publicKey", json);
        }
        return json.isObject() ? json : Map.of("number", json);
    }

    private Map<String, Object> factor(Choice choice) {
        Map<String, Object> factor = new LinkedHashMap<>();
        String name = FactorName.of(choice);
        factor.put("id", name);
        factor.put("factorType", choice.factor().word());
        if (!choice.labels().isEmpty()) {
            factor.put("label", String.join(", ", choice.labels()));
        }
        factor.put("profile", Map.of());
        factor.put("_links", links.verify(name));
        return factor;
    }

    /** A factor must be added. */
    Map<String, Object> of(Outlook.Add add, StateToken token) {
        Optional<Begun> begun = Optional.of(sitting.transaction().phase())
                .filter(Phase.Enrolling.class::isInstance)
                .flatMap(phase -> sitting.transaction().begun());
        Map<String, Object> document = document(begun.isPresent() ? "MFA_ENROLL_ACTIVATE" : "MFA_ENROLL", token);
        document.put("requirement", new Wanted(sitting, Optional.of(add.verdict())).document());
        document.put("progress", Progress.of(sitting, 1));
        operation(document);
        if (begun.isPresent()) {
            document.put("_embedded", Map.of("factor", activation(begun.get())));
            document.put("_links", links.ofActivation(begun.get().factor()));
        } else {
            document.put(
                    "_embedded",
                    Map.of("factors", add.offers().stream().map(this::offer).toList()));
            document.put("_links", links.beside(List.of()));
        }
        return document;
    }

    /** The same without what was shown once: the secret of an app is not for whoever comes to hold the token later. */
    Map<String, Object> again(Outlook.Add add, StateToken token) {
        Map<String, Object> document = of(add, token);
        if (sitting.transaction().phase() instanceof Phase.Enrolling) {
            document.remove("_embedded");
        }
        return document;
    }

    /** A factor must be added, and a code is needed for that. */
    Map<String, Object> of(Outlook.Redeem redeem, StateToken token) {
        Map<String, Object> document = document("MFA_ENROLL", token);
        document.put("requirement", new Wanted(sitting, Optional.of(redeem.verdict())).document());
        document.put("progress", Progress.of(sitting, 1));
        operation(document);
        document.put("_embedded", Map.of("factors", List.of(voucher())));
        document.put("_links", links.beside(List.of()));
        return document;
    }

    private Map<String, Object> voucher() {
        String word = EnrolmentCodes.WORD;
        return Map.of("id", word, "factorType", word, "_links", links.verify(word));
    }

    private Map<String, Object> offer(Enrolment enrolment) {
        String word = enrolment.factor().word();
        return Map.of("id", word, "factorType", word, "_links", links.enroll(word));
    }

    private Map<String, Object> activation(Begun begun) {
        Map<String, Object> factor = new LinkedHashMap<>();
        factor.put("id", begun.factor());
        factor.put("factorType", begun.factor());
        factor.put("_embedded", Map.of("activation", new Activation(sitting, begun).document()));
        factor.put("_links", links.activate(begun.factor()));
        return factor;
    }

    /** All that is asked is proven already, and the next call ends it. */
    Map<String, Object> standing(StateToken token) {
        Map<String, Object> document = document("MFA_REQUIRED", token);
        document.put("progress", Progress.of(sitting, 0));
        document.put("_links", links.beside(List.of()));
        return document;
    }

    private void operation(Map<String, Object> document) {
        Operation.in(sitting.authSession()).ifPresent(operation -> document.put("transaction", operation));
    }

    private Map<String, Object> document(String status, StateToken token) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status);
        document.put(STATE_TOKEN, token.text());
        document.put("expiresAt", sitting.transaction().until().toString());
        return document;
    }
}
