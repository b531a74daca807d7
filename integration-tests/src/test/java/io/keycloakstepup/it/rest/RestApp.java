package io.keycloakstepup.it.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.contract.Contract;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Callback;
import io.keycloakstepup.it.login.Pkce;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.realm.TestRealm;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An application that signs its users in over REST.
 *
 * @param realm its realm
 * @param clientId its client id
 * @param secret its secret; empty for one that has none
 * @param key the key that it shows with each call; empty for one that shows none
 * @param pkce its code challenge
 */
public record RestApp(TestRealm realm, String clientId, Optional<String> secret, Optional<ProofKey> key, Pkce pkce) {

    /** Whatever the server answers is held to the document. */
    private static final Http HTTP = Http.withoutCookies().shownTo(Contract.OF_REST);

    private static final String SECRET = "secret-of-a-rest-client";

    /** A new application of the operator's that has no secret, with a key. */
    public static RestApp ownPublic(TestRealm realm, String clientId) {
        return publicWith(realm, clientId, Map.of("step-up.first-party", "true"));
    }

    /** A new application that has no secret, with a key and these attributes. */
    public static RestApp publicWith(TestRealm realm, String clientId, Map<String, String> attributes) {
        create(realm, clientId, Map.of("publicClient", true), attributes);
        return new RestApp(realm, clientId, Optional.empty(), Optional.of(new ProofKey()), Pkce.random());
    }

    /** A new application that has a secret, and these attributes. */
    public static RestApp confidential(TestRealm realm, String clientId, Map<String, String> attributes) {
        create(realm, clientId, Map.of("secret", SECRET), attributes);
        return new RestApp(realm, clientId, Optional.of(SECRET), Optional.empty(), Pkce.random());
    }

    private static void create(
            TestRealm realm, String clientId, Map<String, Object> settings, Map<String, String> attributes) {
        Map<String, Object> client = new HashMap<>(settings);
        client.put("clientId", clientId);
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", true);
        client.put("webOrigins", List.of("https://" + clientId + ".example.com"));
        client.put("redirectUris", List.of(callback(clientId).toString()));
        client.put("attributes", attributes);
        realm.admin().create("/clients", client);
    }

    /** The same application with another key. */
    public RestApp with(ProofKey other) {
        return new RestApp(realm, clientId, secret, Optional.of(other), pkce);
    }

    /** The same application without a key. */
    public RestApp withoutKey() {
        return new RestApp(realm, clientId, secret, Optional.empty(), pkce);
    }

    /** Begins with these members. */
    public Answer start(Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.putIfAbsent("code_challenge", pkce.challenge());
        all.putIfAbsent("code_challenge_method", "S256");
        all.putIfAbsent("scope", "openid");
        return post("", all);
    }

    /** Begins with a user's access token. */
    public Answer startWith(String scheme, String accessToken, Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.put("code_challenge", pkce.challenge());
        all.put("code_challenge_method", "S256");
        all.put("scope", "openid");
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", scheme + " " + accessToken);
        key.ifPresent(shown -> headers.put(
                "DPoP",
                scheme.equals("DPoP") ? shown.proof("POST", uri(""), accessToken) : shown.proof("POST", uri(""))));
        return send("POST", "", headers, identified(all));
    }

    /** Begins a factor. */
    public Answer pick(Answer before, String factor) {
        return post("/factors/" + factor + "/verify", Map.of("stateToken", token(before)));
    }

    /** Answers a factor. */
    public Answer answer(Answer before, String factor, String member, Object proof) {
        return post("/factors/" + factor + "/verify", Map.of("stateToken", token(before), member, proof));
    }

    /** Proves that a new factor works. */
    public Answer activate(Answer before, String factor, String member, Object proof) {
        return post("/factors/" + factor + "/activate", Map.of("stateToken", token(before), member, proof));
    }

    /** Any call below the first with the token of an answer. */
    public Answer move(Answer before, String call) {
        return post("/" + call, Map.of("stateToken", token(before)));
    }

    /** What stands now. */
    public Answer show(Answer before) {
        return show(token(before));
    }

    /** What stands now under a token. */
    public Answer show(String stateToken) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "StateToken " + stateToken);
        key.ifPresent(shown -> headers.put("DPoP", shown.proof("GET", uri(""))));
        return HTTP.send("GET", uri(""), headers, "");
    }

    /** A call by the draft for first-party applications, with these parameters and what each of them has. */
    public Answer challenge(Map<String, String> parameters) {
        URI endpoint = URI.create(realm.url() + "/step-up/authorize-challenge");
        Map<String, String> form = new HashMap<>(parameters);
        form.putIfAbsent("client_id", clientId);
        secret.ifPresent(known -> form.putIfAbsent("client_secret", known));
        form.putIfAbsent("scope", "openid");
        form.putIfAbsent("code_challenge", pkce.challenge());
        form.putIfAbsent("code_challenge_method", "S256");
        Map<String, String> headers = new HashMap<>();
        key.ifPresent(shown -> headers.put("DPoP", shown.proof("POST", endpoint)));
        return HTTP.post(endpoint, headers, form);
    }

    /** Sends whatever it is, to a path below those of all of our calls. */
    public Answer raw(String method, String path, Map<String, String> headers, String body) {
        return HTTP.send(method, URI.create(realm.url() + "/step-up" + path), headers, body);
    }

    /** The token of an answer. */
    public static String token(Answer answer) {
        return answer.json().path("stateToken").asText();
    }

    /** Redeems the code of a success. */
    public Answer redeem(Answer success) {
        return redeem(success.expect(200).json().path("authorization_code").asText());
    }

    /** Redeems a code. */
    public Answer redeem(String code) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "code_verifier", pkce.verifier()));
    }

    /** A call of the token endpoint. */
    public Answer token(Map<String, String> form) {
        URI endpoint = URI.create(realm.url() + "/protocol/openid-connect/token");
        Map<String, String> headers = new HashMap<>();
        key.ifPresent(shown -> headers.put("DPoP", shown.proof("POST", endpoint)));
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", clientId);
        secret.ifPresent(known -> all.put("client_secret", known));
        return HTTP.post(endpoint, headers, all);
    }

    /** Posts a JSON object. */
    public Answer post(String path, Map<String, ?> members) {
        return post(path, Map.of(), Json.write(identified(members)));
    }

    /** Posts whatever it is. */
    public Answer post(String path, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        key.ifPresent(shown -> all.putIfAbsent("DPoP", shown.proof("POST", uri(path))));
        return HTTP.send("POST", uri(path), all, body);
    }

    private Answer send(String method, String path, Map<String, String> headers, Map<String, ?> members) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return HTTP.send(method, uri(path), all, Json.write(members));
    }

    /** These members and who the application is. */
    public Map<String, Object> identified(Map<String, ?> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.putIfAbsent("client_id", clientId);
        secret.ifPresent(known -> all.putIfAbsent("client_secret", known));
        return all;
    }

    /** Where a call goes. */
    public URI uri(String path) {
        return URI.create(realm.url() + "/step-up/authn" + path);
    }

    /** The same application in the eyes of a browser. */
    public App inBrowser() {
        return new App(realm.url(), clientId, secret.orElse(""), callback(clientId));
    }

    /** Redeems a code that a browser has brought back. */
    public Answer redeem(Callback callback) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                callback.parameters().get("code"),
                "redirect_uri",
                callback(clientId).toString(),
                "code_verifier",
                pkce.verifier()));
    }

    /** Where browsers come back to. */
    public static URI callback(String clientId) {
        return URI.create("https://" + clientId + ".example.com/callback");
    }

    /** The ids of the factors that an answer offers. */
    public static List<String> factors(Answer answer) {
        return StreamSupport.stream(
                        answer.json().path("_embedded").path("factors").spliterator(), false)
                .map((JsonNode factor) -> factor.path("id").asText())
                .toList();
    }
}
