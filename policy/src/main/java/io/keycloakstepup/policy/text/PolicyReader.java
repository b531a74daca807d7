package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.cel.ConditionCompiler;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.situation.Situation;
import java.nio.charset.StandardCharsets;

/** Reads policies, and situations to try them on, from YAML or JSON. Immutable and thread-safe. */
public final class PolicyReader {

    /** The longest text that is read, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1_000_000;

    private static final ConditionCompiler COMPILER = new ConditionCompiler();

    /** Whether this text is longer than {@link #MAX_BYTES}. */
    public static boolean isTooLarge(String text) {
        // No character takes more than three bytes per UTF-16 unit, so most texts need not be encoded to tell.
        return text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    /** Reads a policy. Its tests are read, not run: what was accepted once goes on being readable. */
    public Reading<PolicyDocument> read(String text) {
        return TextReader.read(
                text, "the policy", (node, problems) -> new DocumentReader(problems, COMPILER).read(node));
    }

    /** Reads a situation: facts by their nested names, and {@code evidence} of built-in factors. */
    public Reading<Situation> readSituation(String text) {
        return readSituation(text, KnownFactors.BUILT_IN);
    }

    /** Reads a situation: facts by their nested names, and {@code evidence} of factors that a policy knows. */
    public Reading<Situation> readSituation(String text, KnownFactors factors) {
        return TextReader.read(
                text, "the situation", (node, problems) -> new SituationReader(problems, DeclaredFactors.of(factors))
                        .read(node));
    }
}
