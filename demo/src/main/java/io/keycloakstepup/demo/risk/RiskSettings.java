package io.keycloakstepup.demo.risk;

import io.keycloakstepup.resource.guard.NetworkKeys;
import java.net.URI;
import java.util.Objects;

/**
 * What the desk is started with.
 *
 * @param port a free port, or 0 for any
 * @param realm the issuer of its tokens: the realm's address
 * @param matrix the text of its matrix
 * @param networkKeys what the networks of tokens are compared by, where the matrix asks for that
 */
public record RiskSettings(int port, URI realm, String matrix, NetworkKeys networkKeys) {

    public RiskSettings {
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(matrix, "matrix");
        Objects.requireNonNull(networkKeys, "networkKeys");
    }

    /** The desk as it is shipped. */
    public static RiskSettings of(int port, URI realm) {
        return new RiskSettings(port, realm, RiskMatrix.text(), NetworkKeys.none());
    }

    /** The same with another matrix. */
    public RiskSettings withMatrix(String other) {
        return new RiskSettings(port, realm, other, networkKeys);
    }

    /** The same with these keys. */
    public RiskSettings withNetworkKeys(NetworkKeys others) {
        return new RiskSettings(port, realm, matrix, others);
    }
}
