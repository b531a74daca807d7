package io.keycloakstepup.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The medians of the decisions as a picture: one line for each way of deciding, both axes logarithmic. */
final class Plot {

    private static final List<Integer> SIZES = List.of(10, 200, 1_000);
    private static final int CONDITIONS = 2;

    private static final int LEFT = 70;
    private static final int RIGHT = 560;
    private static final int TOP = 40;
    private static final int BOTTOM = 340;

    /** The powers of ten of microseconds that the picture spans. */
    private static final int LEAST = -1;

    private static final int MOST = 4;

    private record Line(String benchmark, String label, String colour) {}

    private static final List<Line> LINES = List.of(
            new Line("decide", "decide", "#0b6e4f"),
            new Line("explain", "explain every rule", "#3b7dd8"),
            new Line("oneByOne", "one by one", "#b36b00"),
            new Line("cedar", "Cedar", "#a3195b"));

    private final Results results;

    Plot(Results results) {
        this.results = results;
    }

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 390" font-family="sans-serif" font-size="13">
                <title>Median time of a decision by number of rules</title>
                <rect width="760" height="390" fill="#ffffff"/>
                <text x="%d" y="22" font-size="15">Median of one decision, two conditions evaluated (µs)</text>
                %s%s<text x="%d" y="380">rules in the policy, two of which match</text>
                </svg>
                """.formatted(
                        LEFT,
                        axes(),
                        IntStream.range(0, LINES.size())
                                .mapToObj(i -> line(LINES.get(i)))
                                .collect(Collectors.joining()),
                        LEFT);
    }

    private static String axes() {
        String rows = IntStream.rangeClosed(LEAST, MOST)
                .mapToObj(power -> text(
                        "<path d=\"M%d %.1fH%d\" stroke=\"#d0d0d0\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                        LEFT, y(power), RIGHT, LEFT - 8, y(power) + 4, number(Math.pow(10, power))))
                .collect(Collectors.joining());
        String columns = SIZES.stream()
                .map(size -> text(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n", x(size), BOTTOM + 18, size))
                .collect(Collectors.joining());
        return rows + columns;
    }

    private String line(Line line) {
        List<Results.Result> points = SIZES.stream()
                .flatMap(size -> results.named(line.benchmark(), size, CONDITIONS).stream())
                .toList();
        String path = points.stream()
                .map(point -> text("%.1f,%.1f", x(point.rules()), y(Math.log10(point.median()))))
                .collect(Collectors.joining(" "));
        String end = points.stream()
                .reduce((first, second) -> second)
                .map(last -> text(
                        "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s: %s</text>%n",
                        RIGHT + 8,
                        y(Math.log10(last.median())) + 4,
                        line.colour(),
                        line.label(),
                        number(last.median())))
                .orElse("");
        return text("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, line.colour())
                + end;
    }

    private static double x(int size) {
        double share = Math.log10(size / 10.0) / Math.log10(100);
        return LEFT + 20 + share * (RIGHT - LEFT - 40);
    }

    private static double y(double power) {
        return BOTTOM - (power - LEAST) / (MOST - LEAST) * (BOTTOM - TOP);
    }

    private static String number(double value) {
        return value >= 100 ? text("%.0f", value) : text("%.1f", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
