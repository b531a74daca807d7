package io.keycloakstepup.resource.jose;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** What an RSA key must be for its signatures to mean something. */
final class RsaStrength {

    /** RFC 7518 §3.3. */
    private static final int LEAST_BITS = 2048;

    /** The work of one verification grows with the square of this; nobody has a longer one. */
    private static final int MOST_BITS = 8192;

    private static final int MOST_BITS_OF_EXPONENT = 33;

    private static final BigInteger GENERATOR = BigInteger.valueOf(65537);

    /** The primes below 168: a modulus that is a power of 65537 for all of them is of the broken library by all odds. */
    private static final List<Integer> PRIMES = List.of(
            3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
            109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167);

    private RsaStrength() {}

    static void mustSuffice(RSAPublicKey key) throws Flawed {
        int bits = key.getModulus().bitLength();
        boolean isOfUsualLength = bits >= LEAST_BITS && bits <= MOST_BITS;
        if (!isOfUsualLength || !isUsual(key.getPublicExponent()) || isGuessable(key.getModulus())) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
    }

    /** With an exponent of one every text is its own signature. */
    private static boolean isUsual(BigInteger exponent) {
        return exponent.testBit(0)
                && exponent.compareTo(BigInteger.ONE) > 0
                && exponent.bitLength() <= MOST_BITS_OF_EXPONENT;
    }

    /** CVE-2017-15361: chips whose library made primes of a form that gives them away. */
    private static boolean isGuessable(BigInteger modulus) {
        return PRIMES.stream().allMatch(prime -> isPowerOfGenerator(modulus, prime));
    }

    private static boolean isPowerOfGenerator(BigInteger modulus, int prime) {
        int wanted = modulus.mod(BigInteger.valueOf(prime)).intValue();
        int generator = GENERATOR.mod(BigInteger.valueOf(prime)).intValue();
        int power = 1;
        do {
            if (power == wanted) {
                return true;
            }
            power = power * generator % prime;
        } while (power != 1);
        return false;
    }
}
