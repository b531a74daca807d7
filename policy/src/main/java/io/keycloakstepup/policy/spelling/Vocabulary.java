package io.keycloakstepup.policy.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words that are allowed in one place.
 *
 * @param words the words, in the order in which messages list them; may be empty
 */
public record Vocabulary(List<String> words) {

    private static final int LISTED_AT_MOST = 20;

    /** Beyond this many words nobody remembers them well enough to misspell one; comparing them all would take long. */
    private static final int COMPARED_AT_MOST = 100;

    public Vocabulary {
        words = List.copyOf(words);
    }

    public static Vocabulary of(String... words) {
        return new Vocabulary(List.of(words));
    }

    public static Vocabulary of(Collection<String> words) {
        return new Vocabulary(List.copyOf(words));
    }

    public boolean contains(String word) {
        return words.contains(word);
    }

    /** The word that is likely meant; empty where none is near: more than a third of it would have to change. */
    public Optional<String> nearest(String wrong) {
        return words.stream()
                .limit(COMPARED_AT_MOST)
                .map(word -> new Candidate(word, distance(wrong, word)))
                .filter(Candidate::isNear)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {
        boolean isNear() {
            return distance <= tolerated(word);
        }

        static int tolerated(String word) {
            return Math.max(1, word.length() / 3);
        }
    }

    /** The words, for the end of a sentence. */
    public String listed() {
        if (words.isEmpty()) {
            return "none";
        }
        String listed = String.join(", ", words.subList(0, Math.min(words.size(), LISTED_AT_MOST)));
        return words.size() > LISTED_AT_MOST ? listed + ", …" : listed;
    }

    /** What to write instead of this word, as a half sentence. */
    public String advice(String wrong) {
        return nearest(wrong).map(word -> "did you mean '" + word + "'?").orElseGet(() -> "known: " + listed());
    }

    private static int distance(String wrong, String word) {
        boolean isFar = Math.abs(wrong.length() - word.length()) > Candidate.tolerated(word);
        return isFar
                ? Integer.MAX_VALUE
                : new EditDistance(wrong.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)).value();
    }
}
