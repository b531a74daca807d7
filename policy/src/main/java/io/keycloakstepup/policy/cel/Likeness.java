package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Comparison of like with like: a text with a text, a number with a number. CEL itself says of any two things of different
 * kinds that they are not equal; of a list with one text in it and that text too, which many a reader of JSON takes for
 * the same; and of two texts, of which many a reader does not know the case. Here such a comparison fails, and leaves what
 * rests on it unknown.
 */
final class Likeness {

    /** In a longer list nobody looks for anything. */
    private static final int MOST_ELEMENTS = 1_000;

    private static final String IN_LIST = "in_list";
    private static final String IN_MAP = "in_map";

    private Likeness() {}

    /** The builder of a runtime that compares so. */
    static CelRuntimeBuilder in(CelRuntimeBuilder builder) {
        return builder.setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(StandardFunction.EQUALS, StandardFunction.NOT_EQUALS, StandardFunction.IN)
                        .build())
                .addFunctionBindings(
                        CelFunctionBinding.from(
                                "equals", Object.class, Object.class, (one, other) -> certain(compare(one, other))),
                        CelFunctionBinding.from(
                                "not_equals",
                                Object.class,
                                Object.class,
                                (one, other) -> !certain(compare(one, other))),
                        CelFunctionBinding.from(IN_LIST, Object.class, List.class, (value, list) -> isIn(value, list)),
                        CelFunctionBinding.from(IN_MAP, Object.class, Map.class, (key, map) -> isKeyOf(key, map)));
    }

    /**
     * The tree without looks at the names of an object that whoever sent it put in the place of a list: such a look fails.
     * Where the catalogue says that a fact has names, they may be looked at.
     */
    static CelAbstractSyntaxTree withListsForLists(CelAbstractSyntaxTree tree) {
        Map<Long, CelReference> references = tree.getReferenceMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ofList(entry.getValue())));
        return CelAbstractSyntaxTree.newCheckedAst(tree.getExpr(), tree.getSource(), references, tree.getTypeMap());
    }

    private static CelReference ofList(CelReference reference) {
        return reference.overloadIds().containsAll(List.of(IN_LIST, IN_MAP))
                ? CelReference.newBuilder().addOverloadIds(IN_LIST).build()
                : reference;
    }

    private static boolean certain(Alikeness alikeness) throws CelEvaluationException {
        if (alikeness == Alikeness.UNCLEAR) {
            throw new CelEvaluationException("what some readers take for the same was compared");
        }
        return alikeness == Alikeness.SAME;
    }

    private static Alikeness compare(Object one, Object other) {
        if (one instanceof String a && other instanceof String b) {
            return LooseText.compare(a, b);
        }
        if (one instanceof Number a && other instanceof Number b) {
            return compare(a, b);
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return compare(a, b);
        }
        boolean isComparable = one.getClass() == other.getClass() && one instanceof Comparable;
        return isComparable ? Alikeness.of(one.equals(other)) : Alikeness.UNCLEAR;
    }

    /** A reader of whole numbers cuts off what stands behind the point, and one of decimals the last digits of long ones. */
    private static Alikeness compare(Number one, Number other) {
        BigDecimal a = exact(one);
        BigDecimal b = exact(other);
        if (a.compareTo(b) == 0) {
            return Alikeness.SAME;
        }
        boolean isOneWhole = isWhole(a) != isWhole(b) && a.subtract(b).abs().compareTo(BigDecimal.ONE) < 0;
        return isOneWhole || one.doubleValue() == other.doubleValue() ? Alikeness.UNCLEAR : Alikeness.DIFFERENT;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double decimal ? new BigDecimal(decimal) : BigDecimal.valueOf(number.longValue());
    }

    private static Alikeness compare(List<?> one, List<?> other) {
        Alikeness all = Alikeness.of(one.size() == other.size());
        for (int i = 0; i < one.size() && all != Alikeness.DIFFERENT; i++) {
            Object a = one.get(i);
            Object b = other.get(i);
            all = all.and(() -> compare(a, b));
        }
        return all;
    }

    private static boolean isIn(Object value, List<?> list) throws CelEvaluationException {
        if (list.size() > MOST_ELEMENTS) {
            throw new CelEvaluationException("a list has more than " + MOST_ELEMENTS + " elements");
        }
        Alikeness any = Alikeness.DIFFERENT;
        for (int i = 0; i < list.size() && any != Alikeness.SAME; i++) {
            Object element = list.get(i);
            any = any.or(() -> compare(value, element));
        }
        return certain(any);
    }

    private static boolean isKeyOf(Object key, Map<?, ?> map) throws CelEvaluationException {
        if (!(key instanceof String text)) {
            throw new CelEvaluationException("the names of members are texts");
        }
        if (map.containsKey(text)) {
            return true;
        }
        String name = LooseText.name(text);
        boolean isUnclear = map.size() > MOST_ELEMENTS
                || map.keySet().stream()
                        .anyMatch(other -> LooseText.name((String) other).equals(name));
        return certain(isUnclear ? Alikeness.UNCLEAR : Alikeness.DIFFERENT);
    }
}
