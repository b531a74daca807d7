package io.keycloakstepup.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One question about names that somebody has and about names that nobody has, in turn: how long the answers take. */
final class Twins {

    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    private final String name;
    private final Question question;
    private final List<Double> known = new ArrayList<>();
    private final List<Double> unknown = new ArrayList<>();

    /** What is asked about a name: all that comes before is done when it is made, and only the call itself is timed. */
    interface Question {

        Supplier<Answer> about(String name);
    }

    Twins(String name, Question question) {
        this.name = name;
        this.question = question;
    }

    /** Asks about both, the one before the other in every second round: status and members of the answers are the same. */
    void round(int number, String somebody, String nobody, boolean counts) {
        boolean isKnownFirst = number % 2 == 0;
        Answer first = ask(isKnownFirst ? somebody : nobody, isKnownFirst ? known : unknown, counts);
        Answer second = ask(isKnownFirst ? nobody : somebody, isKnownFirst ? unknown : known, counts);
        assertThat(second.status()).as(name).isEqualTo(first.status());
        assertThat(shape(second)).as(name).isEqualTo(shape(first));
    }

    private Answer ask(String about, List<Double> times, boolean counts) {
        Supplier<Answer> call = question.about(about);
        long begin = System.nanoTime();
        Answer answer = call.get();
        long took = System.nanoTime() - begin;
        if (counts) {
            times.add(took / NANOS_IN_A_MILLISECOND);
        }
        return answer;
    }

    private static Set<String> shape(Answer answer) {
        Set<String> names = new TreeSet<>();
        collect("", answer.json(), names);
        answer.headers().map().keySet().forEach(header -> names.add("header " + header.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static void collect(String path, JsonNode node, Set<String> names) {
        names.add(path + " " + node.getNodeType());
        node.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), names));
        int index = 0;
        for (JsonNode each : node.isArray() ? node : List.<JsonNode>of()) {
            collect(path + "/" + index++, each, names);
        }
    }

    /** The median for somebody's name, for one of nobody's. */
    double ratio() {
        return Quantiles.median(known) / Quantiles.median(unknown);
    }

    /** Medians, quartiles and their ratio in words. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: known %s ms, unknown %s ms, ratio of the medians %.3f, of %d each",
                name,
                Quantiles.report(known),
                Quantiles.report(unknown),
                ratio(),
                known.size());
    }
}
