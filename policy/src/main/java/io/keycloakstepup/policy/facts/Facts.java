package io.keycloakstepup.policy.facts;

import java.util.List;
import java.util.Optional;

/**
 * What is known about one request. Implementations may gather lazily: a fact that nobody reads should cost nothing.
 * Reading the same fact twice gives the same value.
 */
@FunctionalInterface
public interface Facts {

    /** The value of this fact, of the fact's type, or empty where it is not known. */
    Optional<Object> value(Fact fact);

    /** The value of a text fact as a list of one, of a fact with several texts as it is; empty where not known. */
    default Optional<List<String>> texts(Fact fact) {
        return value(fact).map(value -> switch (fact.type()) {
            case TEXT -> List.of((String) value);
            case TEXTS -> texts((List<?>) value);
            default -> throw new IllegalArgumentException(fact.name() + " is not a text");
        });
    }

    private static List<String> texts(List<?> values) {
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (String) values.get(i);
        }
        return List.of(texts);
    }
}
