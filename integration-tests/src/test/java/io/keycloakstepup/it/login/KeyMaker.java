package io.keycloakstepup.it.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A maker of authenticators, made up for one run of the tests: a root certificate that the server under test is told to
 * believe, and one model whose keys carry an attestation in the format {@code packed} (Web Authentication Level 3 §8.2).
 */
public final class KeyMaker {

    /** The model of the trusted maker, by its AAGUID. */
    public static final String MODEL = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";

    /** The model of the published maker, by its AAGUID. */
    public static final String PUBLISHED_MODEL = "6b6b6b6b-6b6b-6b6b-6b6b-6b6b6b6b6b6b";

    private static final String STORE_PASSWORD = "only-for-tests";
    private static final KeyMaker TRUSTED = new KeyMaker("key-maker", MODEL);
    private static final KeyMaker PUBLISHED = new KeyMaker("published-key-maker", PUBLISHED_MODEL);

    private final Path home;
    private final String aaguid;
    private final KeyStore keys;

    private KeyMaker(String name, String aaguid) {
        this.home = Path.of("target", name);
        this.aaguid = aaguid;
        try {
            Files.createDirectories(home);
            Files.deleteIfExists(store());
            keytool("root", List.of("-dname", "CN=Root of a test", "-ext", "bc:c"));
            String model = "C=CH, O=A test, OU=Authenticator Attestation, CN=Model of a test";
            keytool("model", List.of("-dname", model, "-ext", "bc=ca:false", "-signer", "root"));
            keys = KeyStore.getInstance("PKCS12");
            try (InputStream stored = Files.newInputStream(store())) {
                keys.load(stored, STORE_PASSWORD.toCharArray());
            }
            Files.writeString(rootFile(), pem(keys.getCertificate("root").getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("the maker of keys has no place to keep them", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PKCS #12 and X.509", e);
        }
    }

    /** The one that the server believes. */
    public static KeyMaker trusted() {
        return TRUSTED;
    }

    /** The one whom the server knows from metadata as the FIDO Alliance publishes them, and from nowhere else. */
    public static KeyMaker published() {
        return PUBLISHED;
    }

    private Path store() {
        return home.resolve("keys.p12");
    }

    /** The AAGUID of its model, as its keys say it. */
    byte[] aaguid() {
        return HexFormat.of().parseHex(aaguid.replace("-", ""));
    }

    /** A file of metadata that speaks of its one model, signed by itself. */
    public Path metadataFile() {
        try {
            String model = Base64.getEncoder()
                    .encodeToString(keys.getCertificate("model").getEncoded());
            String root = Base64.getEncoder()
                    .encodeToString(keys.getCertificate("root").getEncoded());
            String content = Metadata.header(model) + "." + Metadata.payload(aaguid, root);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign((PrivateKey) keys.getKey("model", STORE_PASSWORD.toCharArray()));
            signature.update(content.getBytes(US_ASCII));
            String signed = content + "." + SoftwareKey.base64Url(signature.sign());
            return Files.writeString(home.resolve("metadata.jwt"), signed).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("the metadata have no place to be kept", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    /** Its root certificate, in PEM. */
    public Path rootFile() {
        return home.resolve("root.pem").toAbsolutePath();
    }

    /** The attestation object of a registration, over the authenticator's data and the hash of the client's. */
    byte[] attest(byte[] authenticatorData, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign((PrivateKey) keys.getKey("model", STORE_PASSWORD.toCharArray()));
            signature.update(authenticatorData);
            signature.update(clientHash);
            byte[] statement = Cbor.map(
                    Cbor.text("alg"), Cbor.ES256,
                    Cbor.text("sig"), Cbor.bytes(signature.sign()),
                    Cbor.text("x5c"),
                            Cbor.array(Cbor.bytes(keys.getCertificate("model").getEncoded())));
            return Cbor.map(
                    Cbor.text("fmt"), Cbor.text("packed"),
                    Cbor.text("attStmt"), statement,
                    Cbor.text("authData"), Cbor.bytes(authenticatorData));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    private void keytool(String alias, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12"));
        command.addAll(List.of("-keystore", store().toString(), "-storepass", STORE_PASSWORD, "-alias", alias));
        command.addAll(more);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a key was made", e);
        }
    }

    private static String pem(byte[] certificate) {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n";
    }
}
