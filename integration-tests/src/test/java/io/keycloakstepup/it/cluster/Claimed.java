package io.keycloakstepup.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the access token in a token endpoint's answer says of how its user signed in. */
record Claimed(String acr, List<String> amr) {

    static Claimed by(Answer answer) {
        String payload = answer.json().path("access_token").asText().split("\\.", -1)[1];
        JsonNode claims = Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        List<String> amr = StreamSupport.stream(claims.path("amr").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Claimed(claims.path("acr").asText(), amr);
    }
}
