package io.keycloakstepup.it.chromium;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What can be operated on a page, and whether a keyboard alone leads to it: in the order in which the page is read, and
 * seen where it stands. Looking moves the focus.
 */
public final class Controls {

    /** WCAG 2.2, success criterion 2.5.8. */
    private static final int SMALLEST_TARGET = 24;

    /** All that is visible, in the document's order, each with a number by which it is found again. */
    private static final String ALL = """
            () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
              .filter(one => one.checkVisibility() && !one.disabled && one.type !== "hidden")
              .map((one, number) => {
                one.dataset.number = number;
                const target = one.type === "checkbox" ? one.closest("label") ?? one : one;
                const box = target.getBoundingClientRect();
                return { name: one.tagName.toLowerCase() + "#" + one.id, width: box.width, height: box.height };
              })
            """;

    /** To where the first press of the tabulator leads to the first control. */
    private static final String TO_THE_TOP = """
            () => {
              document.body.tabIndex = -1;
              document.body.focus();
              document.body.removeAttribute("tabindex");
            }
            """;

    /** Where the focus is, and whether it can be seen there. */
    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              if (!one || one === document.body) return { number: -1 };
              const styles = [undefined, "::after"].map(part => getComputedStyle(one, part));
              const box = one.getBoundingClientRect();
              const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              return {
                number: Number(one.dataset.number ?? -1),
                marked: styles.some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
                covered: !(one.contains(seen) || seen?.contains(one)),
                top: box.top + window.scrollY,
                bottom: box.bottom + window.scrollY,
              };
            }
            """;

    private Controls() {}

    /** What is wrong with them, one line each. */
    public static List<String> faultsOf(Page page) {
        List<Map<String, Object>> controls = list(page.evaluate(ALL));
        List<Map<String, Object>> visited = visit(page, controls.size());
        List<String> faults = new ArrayList<>();
        controls.stream()
                .filter(one -> number(one, "width") < SMALLEST_TARGET || number(one, "height") < SMALLEST_TARGET)
                .forEach(one -> faults.add("too small to be hit: " + one));
        List<Double> order = visited.stream().map(one -> number(one, "number")).toList();
        if (!order.equals(
                IntStream.range(0, controls.size()).asDoubleStream().boxed().toList())) {
            faults.add("the tabulator goes " + order + " through " + controls);
        }
        visited.stream()
                .filter(one -> one.get("marked") != Boolean.TRUE || one.get("covered") != Boolean.FALSE)
                .forEach(one -> faults.add("the focus is not seen: " + one + " of " + controls));
        IntStream.range(1, visited.size())
                .filter(i -> number(visited.get(i), "bottom") <= number(visited.get(i - 1), "top"))
                .forEach(i -> faults.add("the focus jumps up to " + visited.get(i) + " of " + controls));
        return faults;
    }

    private static List<Map<String, Object>> visit(Page page, int controls) {
        page.evaluate(TO_THE_TOP);
        return IntStream.range(0, controls)
                .mapToObj(press -> {
                    page.keyboard().press("Tab");
                    return map(page.evaluate(FOCUSED));
                })
                .toList();
    }

    private static double number(Map<String, Object> one, String key) {
        return one.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static List<Map<String, Object>> list(Object found) {
        return ((List<?>) found).stream().map(Controls::map).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object found) {
        return (Map<String, Object>) found;
    }
}
