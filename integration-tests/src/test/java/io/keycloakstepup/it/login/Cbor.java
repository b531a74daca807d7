package io.keycloakstepup.it.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** As much CBOR (RFC 8949) as an attestation needs, definite lengths below 65,536. */
final class Cbor {

    /** The number -7, by which COSE calls ECDSA with SHA-256 (RFC 9053 §2.1). */
    static final byte[] ES256 = {0x26};

    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;

    private Cbor() {}

    static byte[] bytes(byte[] content) {
        return joined(head(BYTES, content.length), content);
    }

    static byte[] text(String content) {
        return joined(head(TEXT, content.getBytes(UTF_8).length), content.getBytes(UTF_8));
    }

    static byte[] array(byte[]... items) {
        return joined(head(ARRAY, items.length), joined(items));
    }

    /** A key, its value, the next key, and so on. */
    static byte[] map(byte[]... entries) {
        return joined(head(MAP, entries.length / 2), joined(entries));
    }

    private static byte[] head(int type, int length) {
        int major = type << 5;
        if (length < 24) {
            return new byte[] {(byte) (major | length)};
        }
        return length < 256
                ? new byte[] {(byte) (major | 24), (byte) length}
                : new byte[] {(byte) (major | 25), (byte) (length >> 8), (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
