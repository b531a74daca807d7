package io.keycloakstepup.demo.terminal.story;

import io.keycloakstepup.demo.terminal.json.Json;
import io.keycloakstepup.demo.terminal.json.JsonText;
import io.keycloakstepup.demo.terminal.wire.Answer;
import io.keycloakstepup.demo.terminal.wire.Base64Url;
import io.keycloakstepup.demo.terminal.wire.Call;
import io.keycloakstepup.demo.terminal.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client without a secret: what it says to Keycloak and to the payments' API. Its tokens are in memory alone. */
final class Client {

    private final Wire wire;
    private final URI api;
    private final String issuer;
    private final String id;
    private String verifier = "";
    private String token = "";

    private Client(Wire wire, URI api, Json settings) {
        this.wire = wire;
        this.api = api;
        this.issuer = settings.at("issuer").text();
        this.id = settings.at("client").text();
    }

    /** Asks the payments where their Keycloak is. */
    static Client of(Wire wire, URI api) throws IOException {
        Answer settings = wire.send(Call.get(api.resolve("/settings.json")));
        if (!settings.isGood()) {
            throw new IOException("no payments at " + api + ": " + settings.status());
        }
        return new Client(wire, api, settings.document());
    }

    Answer signIn(String name, String password) throws IOException {
        return wire.send(start(Map.of("username", name, "password", password)));
    }

    /** Begins with the session that there is. */
    Answer stepUp(Demand demand, Payment payment) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>(demand.wishes());
        members.put("transaction", payment.operation(demand.digest()));
        return wire.send(start(members).bringing(token));
    }

    /** Goes where a link of an answer leads. */
    Answer follow(Json link, Map<String, Object> members) throws IOException {
        return wire.send(json(URI.create(link.at("href").text()), members));
    }

    /** Fetches tokens for the code of a success; whether there were any. */
    boolean redeem(String code) throws IOException {
        URI endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        Answer tokens = wire.send(Call.form(
                endpoint,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "code_verifier", verifier,
                        "client_id", id)));
        token = tokens.document().at("access_token").text();
        return tokens.isGood();
    }

    Answer pay(Payment payment) throws IOException {
        return wire.send(Call.json(api.resolve("/api/payments"), payment.body())
                .with("Idempotency-Key", payment.key())
                .bringing(token));
    }

    /** What the token says; others believe it, here it is only shown. */
    Json claims() {
        return Json.read(Base64Url.decoded(token.split("\\.", -1)[1]));
    }

    /** With a new secret each time, of which Keycloak hears the hash (RFC 7636). */
    private Call start(Map<String, ?> members) {
        verifier = Base64Url.random();
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put("scope", "openid");
        all.put("code_challenge", Base64Url.sha256(verifier));
        all.put("code_challenge_method", "S256");
        return json(URI.create(issuer + "/step-up/authn"), all);
    }

    private Call json(URI address, Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put("client_id", id);
        return Call.json(address, JsonText.of(all));
    }
}
