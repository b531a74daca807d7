package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.once.OnceKey;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A code that can be read out and typed: 24 letters and digits that nobody takes for one another, 120 random bits. That is
 * more than NIST SP 800-63B-4 wants of a code that names nobody (112), so that its hash needs no salt.
 *
 * @param letters the code without what separates its groups
 */
record EnrolmentCode(String letters) {

    /** Without I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    static EnrolmentCode fresh() {
        return new EnrolmentCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    /** As somebody typed it: in groups or not, in small letters, and with letters that look like a digit. */
    static EnrolmentCode typed(String text) {
        return new EnrolmentCode(TypedCode.lettersAndDigits(text)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** In groups of four, which is how it is shown. */
    String grouped() {
        return IntStream.range(0, LENGTH / 4)
                .mapToObj(group -> letters.substring(4 * group, 4 * group + 4))
                .collect(Collectors.joining("-"));
    }

    /** What is kept of it, for one account: the same code is worth nothing at another. */
    String hash(String account) {
        return OnceKey.of("enrolment-code", account + "/" + letters);
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
