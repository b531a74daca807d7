package io.keycloakstepup.policy.facts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the values of a fact are. */
public enum FactType {
    /** A {@link String}. */
    TEXT,
    /** A {@link List} of {@link String}s, possibly empty. */
    TEXTS,
    /** A {@link Long}. */
    NUMBER,
    /** A finite {@link Double}. */
    DECIMAL,
    /** A {@link Boolean}. */
    BOOLEAN,
    /** An {@link Instant}. */
    INSTANT,
    /** A {@link Map} from {@link String} to {@link String}, possibly empty. */
    TEXT_BY_NAME,
    /** A {@link Map} from {@link String} to {@link List} of {@link String}s, possibly empty. */
    TEXTS_BY_NAME,
    /**
     * A {@link Map} from {@link String} to texts, {@link Long}s, finite {@link Double}s, {@link Boolean}s, lists and
     * maps of these, to any depth: what JSON can say, without null.
     */
    TREE;

    /** Whether this object is a value of this type. */
    public boolean admits(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case TEXTS -> isTexts(value);
            case NUMBER -> value instanceof Long;
            case DECIMAL -> value instanceof Double number && Double.isFinite(number);
            case BOOLEAN -> value instanceof Boolean;
            case INSTANT -> value instanceof Instant;
            case TEXT_BY_NAME ->
                isMap(value) && ((Map<?, ?>) value).values().stream().allMatch(TEXT::admits);
            case TEXTS_BY_NAME ->
                isMap(value) && ((Map<?, ?>) value).values().stream().allMatch(TEXTS::admits);
            case TREE -> isMap(value) && ((Map<?, ?>) value).values().stream().allMatch(FactType::isBranch);
        };
    }

    /** The word for it in documentation: lower case, words joined by a blank. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean isTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(TEXT::admits);
    }

    private static boolean isMap(Object value) {
        return value instanceof Map<?, ?> map && map.keySet().stream().allMatch(TEXT::admits);
    }

    private static boolean isBranch(Object value) {
        return TEXT.admits(value)
                || NUMBER.admits(value)
                || DECIMAL.admits(value)
                || BOOLEAN.admits(value)
                || TREE.admits(value)
                || (value instanceof List<?> list && list.stream().allMatch(FactType::isBranch));
    }
}
