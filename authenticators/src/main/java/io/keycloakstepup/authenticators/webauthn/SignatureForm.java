package io.keycloakstepup.authenticators.webauthn;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The one form in which a signature may be written. Java reads some others too: numbers of ECDSA without their leading zero,
 * numbers of EdDSA that are too large by the order of the group. Whoever has one signature could write down more of them.
 */
enum SignatureForm {
    /** Two numbers in DER (RFC 3279 §2.2.3). */
    ECDSA {
        @Override
        boolean isOf(byte[] signature) {
            int start = startOfContent(signature);
            if (start < 0) {
                return false;
            }
            int middle = endOfNumber(signature, start);
            return middle > 0 && endOfNumber(signature, middle) == signature.length;
        }
    },
    /** A point and a number below the order of the group (RFC 8032 §5.1.7). */
    ED25519 {
        @Override
        boolean isOf(byte[] signature) {
            return signature.length == 64 && littleEndian(signature, 32, 64).compareTo(ORDER_OF_25519) < 0;
        }
    },
    /** The same for the larger group (RFC 8032 §5.2.7). */
    ED448 {
        @Override
        boolean isOf(byte[] signature) {
            return signature.length == 114 && littleEndian(signature, 57, 114).compareTo(ORDER_OF_448) < 0;
        }
    },
    /** A number as long as the key, which Java looks after. */
    OTHER {
        @Override
        boolean isOf(byte[] signature) {
            return true;
        }
    };

    private static final BigInteger ORDER_OF_25519 =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger ORDER_OF_448 = BigInteger.ONE
            .shiftLeft(446)
            .subtract(new BigInteger("13818066809895115352007386748515426880336692474882178609894547503885"));

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int ONE_BYTE_MORE = 0x81;
    private static final int SHORT = 0x80;

    /** Whether it is written so. */
    abstract boolean isOf(byte[] signature);

    /** The first byte behind the head of a sequence that reaches to the end; negative where there is none. */
    private static int startOfContent(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != SEQUENCE) {
            return -1;
        }
        int length = bytes[1] & 0xff;
        if (length < SHORT) {
            return length == bytes.length - 2 ? 2 : -1;
        }
        int longer = bytes[2] & 0xff;
        return length == ONE_BYTE_MORE && longer >= SHORT && longer == bytes.length - 3 ? 3 : -1;
    }

    /** The first byte behind a positive number that is written as short as can be; negative where there is none. */
    private static int endOfNumber(byte[] bytes, int start) {
        if (start + 2 >= bytes.length || bytes[start] != INTEGER) {
            return -1;
        }
        int length = bytes[start + 1] & 0xff;
        int first = start + 2;
        if (length == 0 || length >= SHORT || first + length > bytes.length) {
            return -1;
        }
        boolean isPadded = length > 1 && bytes[first] == 0 && bytes[first + 1] >= 0;
        return bytes[first] < 0 || isPadded ? -1 : first + length;
    }

    private static BigInteger littleEndian(byte[] bytes, int from, int to) {
        byte[] number = Arrays.copyOfRange(bytes, from, to);
        for (int i = 0; i < number.length / 2; i++) {
            byte low = number[i];
            number[i] = number[number.length - 1 - i];
            number[number.length - 1 - i] = low;
        }
        return new BigInteger(1, number);
    }
}
