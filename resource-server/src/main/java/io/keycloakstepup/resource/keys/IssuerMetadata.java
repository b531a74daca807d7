package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Unreachable;

/**
 * What an issuer publishes about itself (OpenID Connect Discovery 1.0 §4).
 *
 * @param from where it was read
 * @param members what it says
 */
public record IssuerMetadata(Endpoint from, Claims members) {

    private static final String PATH = "/.well-known/openid-configuration";

    /**
     * Asks the issuer. What answers in another's name is not believed (§4.3): the {@code issuer} that it writes must be this
     * one, letter by letter.
     */
    public static IssuerMetadata of(String issuer, Outbound outbound) throws Unreachable {
        Endpoint at = Endpoint.of(issuer).below(PATH);
        try {
            Claims members = Claims.parse(outbound.get(at));
            if (!members.text("issuer").filter(issuer::equals).isPresent()) {
                throw new Unreachable(at, "speaks for another issuer than " + issuer);
            }
            return new IssuerMetadata(at, members);
        } catch (Flawed unreadable) {
            throw new Unreachable(at, "is no metadata of an issuer");
        }
    }

    /** Where its keys are. */
    public Endpoint keys() throws Unreachable {
        return endpoint("jwks_uri");
    }

    /** Where it can be asked about a token. */
    public Endpoint introspection() throws Unreachable {
        return endpoint("introspection_endpoint");
    }

    private Endpoint endpoint(String name) throws Unreachable {
        try {
            String address = members.text(name).orElseThrow(() -> new Unreachable(from, "names no " + name));
            return Endpoint.of(address);
        } catch (Flawed | IllegalArgumentException notAnAddress) {
            throw new Unreachable(from, name + " is no address that may be asked");
        }
    }
}
