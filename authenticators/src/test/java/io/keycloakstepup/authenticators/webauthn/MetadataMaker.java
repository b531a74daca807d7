package io.keycloakstepup.authenticators.webauthn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Somebody who publishes metadata of authenticators, made up for one test. */
final class MetadataMaker {

    private static final String PASSWORD = "only-for-tests";

    private final Path home;
    private final KeyStore keys;

    MetadataMaker(Path home) throws IOException, GeneralSecurityException, InterruptedException {
        this.home = home;
        keytool(List.of("-alias", "root", "-dname", "CN=Root of a test", "-ext", "bc:c"));
        keytool(List.of("-alias", "signer", "-dname", "CN=Signer of a test", "-signer", "root"));
        this.keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(home.resolve("keys.p12"))) {
            keys.load(stored, PASSWORD.toCharArray());
        }
    }

    private void keytool(List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                home.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    X509Certificate root() throws GeneralSecurityException {
        return (X509Certificate) keys.getCertificate("root");
    }

    /** A file of these entries, signed. */
    Path publish(String entries) throws IOException, GeneralSecurityException {
        return write(signed(entries));
    }

    /** The same, whose entries were changed after the signature. */
    Path forge(String entries, String others) throws IOException, GeneralSecurityException {
        String[] parts = signed(entries).split("\\.", -1);
        return write(parts[0] + "." + payload(others) + "." + parts[2]);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(home, "metadata", ".jwt"), text + "\n");
    }

    private String signed(String entries) throws GeneralSecurityException {
        String header = base64Url("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"x5c\":[\""
                + Base64.getEncoder()
                        .encodeToString(keys.getCertificate("signer").getEncoded()) + "\"]}");
        String content = header + "." + payload(entries);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((PrivateKey) keys.getKey("signer", PASSWORD.toCharArray()));
        signature.update(content.getBytes(US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String payload(String entries) {
        return base64Url("""
                {"legalHeader": "of a test", "no": 1, "nextUpdate": "2099-01-01", "entries": [%s]}
                """.formatted(entries));
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** One model: what protects its keys, what is reported of it, and at which root its attestations end. */
    String model(String aaguid, String protection, String status) throws GeneralSecurityException {
        return """
                {"aaguid": "%s", "statusReports": [{"status": "%s"}], "timeOfLastStatusChange": "2024-01-01",
                 "metadataStatement": {"description": "a model", "aaguid": "%s", "authenticatorVersion": 1,
                  "protocolFamily": "fido2", "schema": 3, "upv": [{"major": 1, "minor": 0}],
                  "authenticationAlgorithms": ["secp256r1_ecdsa_sha256_raw"], "publicKeyAlgAndEncodings": ["cose"],
                  "attestationTypes": ["basic_full"], "userVerificationDetails": [[{"userVerificationMethod": "none"}]],
                  "keyProtection": ["%s"], "matcherProtection": ["on_chip"], "tcDisplay": [],
                  "attestationRootCertificates": ["%s"], "aFieldThatIsStillToBeInvented": 5}}
                """.formatted(
                        aaguid, status, aaguid, protection, Base64.getEncoder().encodeToString(root().getEncoded()));
    }
}
