package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Form;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The redirect that returns to the application, by its parameters. */
public record Callback(Map<String, String> parameters) implements Landing {

    public Callback {
        parameters = Map.copyOf(parameters);
    }

    /** The return to the application at an address. */
    public static Callback at(URI address) {
        return new Callback(Form.parameters(address));
    }

    /** The OAuth error code; fails where the application got something else. */
    public String error() {
        return parameter("error");
    }

    /** The parameters inside a signed answer ({@code response_mode=jwt}); what is no text is written as JSON. */
    public Callback opened() {
        Map<String, String> inside = new HashMap<>();
        Claims.ofJwt(parameter("response"))
                .json()
                .properties()
                .forEach(member -> inside.put(member.getKey(), member.getValue().asText()));
        return new Callback(inside);
    }

    String code() {
        return parameter("code");
    }

    private String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new AssertionError("the application was called back without " + name + ": " + parameters);
        }
        return value;
    }
}
