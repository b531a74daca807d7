package io.keycloakstepup.policy.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Comparison of like with like: a text with a text, a number with a number. CEL itself says of any two things of different
 * kinds that they are not equal; of a list with one text in it and that text too, which many a reader of JSON takes for
 * the same. Here such a comparison fails, and leaves what rests on it unknown.
 */
final class Likeness {

    private Likeness() {}

    /** The builder of a runtime that compares so. */
    static CelRuntimeBuilder in(CelRuntimeBuilder builder) {
        return builder.setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(StandardFunction.EQUALS, StandardFunction.NOT_EQUALS, StandardFunction.IN)
                        .build())
                .addFunctionBindings(
                        CelFunctionBinding.from("equals", Object.class, Object.class, Likeness::equal),
                        CelFunctionBinding.from(
                                "not_equals", Object.class, Object.class, (one, other) -> !equal(one, other)),
                        CelFunctionBinding.from("in_list", Object.class, List.class, Likeness::isIn),
                        CelFunctionBinding.from("in_map", Object.class, Map.class, Likeness::isKeyOf));
    }

    private static boolean equal(Object one, Object other) throws CelEvaluationException {
        if (one instanceof Number a && other instanceof Number b) {
            return exact(a).compareTo(exact(b)) == 0;
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return equal(a, b);
        }
        boolean isComparable = one.getClass() == other.getClass() && one instanceof Comparable;
        if (!isComparable) {
            throw new CelEvaluationException("what is not of one kind was compared");
        }
        return one.equals(other);
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double decimal ? new BigDecimal(decimal) : BigDecimal.valueOf(number.longValue());
    }

    private static boolean equal(List<?> one, List<?> other) throws CelEvaluationException {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!equal(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(Object value, List<?> list) throws CelEvaluationException {
        CelEvaluationException unlike = null;
        for (Object element : list) {
            try {
                if (equal(value, element)) {
                    return true;
                }
            } catch (CelEvaluationException e) {
                unlike = e;
            }
        }
        if (unlike != null) {
            throw unlike;
        }
        return false;
    }

    private static boolean isKeyOf(Object key, Map<?, ?> map) throws CelEvaluationException {
        if (!(key instanceof String)) {
            throw new CelEvaluationException("the names of members are texts");
        }
        return map.containsKey(key);
    }
}
