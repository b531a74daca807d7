package io.keycloakstepup.distribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many lines each of many things has; not thread-safe. */
final class Lengths {

    private record Length(int lines, String name) {}

    private final String what;
    private final List<Length> all = new ArrayList<>();

    Lengths(String what) {
        this.what = what;
    }

    void add(int lines, String name) {
        all.add(new Length(lines, name));
        all.sort(Comparator.comparingInt(Length::lines));
    }

    /** The smallest length that at least nine of ten things do not exceed. */
    int ninetiethPercentile() {
        return all.get((all.size() * 9 + 9) / 10 - 1).lines();
    }

    int longest() {
        return last().lines();
    }

    private Length last() {
        return all.get(all.size() - 1);
    }

    @Override
    public String toString() {
        return all.size() + " " + what + "s, 90 % of at most " + ninetiethPercentile() + " lines, the longest "
                + longest() + " (" + last().name() + ")";
    }
}
