package io.keycloakstepup.it.login;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Metadata of one model of authenticators, as the FIDO Alliance publishes them (FIDO Metadata Service 3.0 §3.1.7). */
final class Metadata {

    private Metadata() {}

    /** The head of a text that is signed with ES256 by the owner of this certificate. */
    static String header(String certificate) {
        return encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"x5c\":[\"" + certificate + "\"]}");
    }

    /** The one model, whose keys are in hardware and whose attestations end at this certificate. */
    static String payload(String aaguid, String root) {
        return encoded("""
                {"legalHeader": "of a test", "no": 1, "nextUpdate": "2099-01-01", "entries": [
                 {"aaguid": "%s", "statusReports": [{"status": "FIDO_CERTIFIED"}], "timeOfLastStatusChange": "2024-01-01",
                  "metadataStatement": {"description": "a model of a test", "aaguid": "%s", "authenticatorVersion": 1,
                   "protocolFamily": "fido2", "schema": 3, "upv": [{"major": 1, "minor": 0}],
                   "authenticationAlgorithms": ["secp256r1_ecdsa_sha256_raw"], "publicKeyAlgAndEncodings": ["cose"],
                   "attestationTypes": ["basic_full"],
                   "userVerificationDetails": [[{"userVerificationMethod": "passcode_external"}]],
                   "keyProtection": ["hardware", "secure_element"], "matcherProtection": ["on_chip"], "tcDisplay": [],
                   "attestationRootCertificates": ["%s"]}}]}
                """.formatted(aaguid, aaguid, root));
    }

    private static String encoded(String json) {
        return SoftwareKey.base64Url(json.getBytes(UTF_8));
    }
}
