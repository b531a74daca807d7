package io.keycloakstepup.resource.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of paths: {@code /accounts/{id}/transfers} with anything in place of {@code {id}}, or {@code /accounts/**} with
 * anything, or nothing, behind. Immutable.
 *
 * @param parts the segments
 * @param isOpenEnded whether further segments may follow
 */
public record PathTemplate(List<Part> parts, boolean isOpenEnded) {

    private static final String TAIL = "/**";

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_.-]{0,99}}");

    /**
     * One segment of a template.
     *
     * @param text the segment itself, or the name of the variable that stands for it
     * @param isVariable which of the two
     */
    public record Part(Segment text, boolean isVariable) {}

    public PathTemplate {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @param text the template, its fixed segments as they are once decoded
     * @throws IllegalArgumentException if this is no template, with a message that says why
     */
    public static PathTemplate parse(String text) {
        boolean isOpenEnded = text.endsWith(TAIL);
        String fixed = isOpenEnded ? text.substring(0, text.length() - TAIL.length()) : text;
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, not like '" + text + "'");
        }
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String segment :
                fixed.length() <= 1 ? new String[0] : fixed.substring(1).split("/", -1)) {
            Part part = part(segment);
            if (part.isVariable() && !names.add(part.text().text())) {
                throw new IllegalArgumentException("two variables of '" + text + "' have the name "
                        + part.text().text());
            }
            parts.add(part);
        }
        return new PathTemplate(parts, isOpenEnded);
    }

    private static Part part(String segment) {
        if (VARIABLE.matcher(segment).matches()) {
            return new Part(Segment.of(segment.substring(1, segment.length() - 1)), true);
        }
        if (segment.isEmpty()) {
            throw new IllegalArgumentException("a template has no empty segments, and no slash at its end");
        }
        if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0 || segment.indexOf('*') >= 0) {
            throw new IllegalArgumentException("'" + segment
                    + "': a variable fills its segment, like {id}, and ** stands alone behind the last slash");
        }
        Segment literal = Segment.of(segment);
        PathDecoder.ambiguity(literal).ifPresent(why -> {
            throw new IllegalArgumentException("no request can have the segment '" + segment + "': " + why.wording());
        });
        return new Part(literal, false);
    }

    /** The names of the variables, in the order of the path. */
    public List<String> variables() {
        return parts.stream()
                .filter(Part::isVariable)
                .map(part -> part.text().text())
                .toList();
    }

    /**
     * Whether a careless reader could take this path for one of the template's: one that knows neither case nor width, and
     * takes what stands behind a dot in the last segment for the format of the answer ({@code /update.json}).
     */
    public boolean covers(RequestPath path) {
        List<Segment> segments = path.segments();
        if (segments.size() < parts.size() || (segments.size() > parts.size() && !isOpenEnded)) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean mayHaveSuffix = i == segments.size() - 1;
            if (!part.isVariable() && !segments.get(i).isTakenFor(part.text(), mayHaveSuffix)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this path is one of the template's to the letter, with nothing that a careless reader would leave away. */
    public boolean isExactly(RequestPath path) {
        if (!covers(path) || (path.endsWithSlash() && !isOpenEnded)) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.isVariable()
                    && !part.text().text().equals(path.segments().get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** What the variables stand for in a path that this template covers. */
    public Map<String, String> values(RequestPath path) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isVariable()) {
                values.put(parts.get(i).text().text(), path.segments().get(i).text());
            }
        }
        return values;
    }

    /** Whether this template covers every path that the other one does. */
    public boolean includes(PathTemplate other) {
        boolean isLongEnough = isOpenEnded
                ? other.parts.size() >= parts.size()
                : other.parts.size() == parts.size() && !other.isOpenEnded;
        if (!isLongEnough) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Part same = other.parts.get(i);
            boolean isAlike = !same.isVariable()
                    && same.text().folded().equals(part.text().folded());
            if (!part.isVariable() && !isAlike) {
                return false;
            }
        }
        return true;
    }

    /** The template as it is written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append('/')
                    .append(
                            part.isVariable()
                                    ? "{" + part.text().text() + "}"
                                    : part.text().text());
        }
        return text.append(isOpenEnded ? TAIL : parts.isEmpty() ? "/" : "").toString();
    }
}
