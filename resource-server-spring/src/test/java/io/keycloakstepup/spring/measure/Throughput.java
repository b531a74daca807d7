package io.keycloakstepup.spring.measure;

import io.keycloakstepup.spring.fixture.Issuer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how many requests an API answers with step-up, for each that it answers without: Spring Security's resource server, the
 * library's filter in place of that, Spring Security with the annotation, and with annotation and matrix. They take turns,
 * forwards and backwards; each round is compared with the one of the plain API beside it.
 */
final class Throughput {

    /** Enough for what compiles the code to be done with it. */
    private static final int WARM_UP_ROUNDS = 60;

    private static final int ROUNDS = 40;
    private static final String OURS = "io.keycloakstepup.spring.StepUpAutoConfiguration";
    private static final String SPRING_SECURITY = Stream.of(
                    "autoconfigure.SecurityAutoConfiguration",
                    "autoconfigure.UserDetailsServiceAutoConfiguration",
                    "autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                    "autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                    "oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
                    "oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration")
            .map("org.springframework.boot.security."::concat)
            .collect(Collectors.joining(","));

    private static final int CALLERS = 4;
    private static final int REQUESTS_OF_EACH = 500;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final String token;

    private Throughput(String token) {
        this.token = token;
    }

    /**
     * What a round took.
     *
     * @param perSecond requests in a second
     * @param processor what one took of the server's processor, in microseconds
     */
    private record Round(double perSecond, double processor) {}

    /** Measures, and prints. */
    public static void main(String[] none) throws Exception {
        try (Issuer issuer = new Issuer();
                Contender plain = Contender.start("plain", issuer.name(), "--spring.autoconfigure.exclude=" + OURS);
                Contender guard = Contender.start(
                        "guard",
                        issuer.name(),
                        "--measured.issuer=" + issuer.name(),
                        "--spring.autoconfigure.exclude=" + OURS + "," + SPRING_SECURITY);
                Contender annotated = Contender.start("annotation", issuer.name());
                Contender matrix = Contender.start(
                        "matrix",
                        issuer.name(),
                        "--step-up.matrix=classpath:measured-matrix.yaml",
                        "--step-up.order=pwd,mfa,phr")) {
            String token = issuer.token("mfa", 60, Map.of("exp", 4_000_000_000L, "aud", OwnGuard.AUDIENCE));
            new Throughput(token).compare(plain, List.of(guard, annotated, matrix));
        }
    }

    private void compare(Contender plain, List<Contender> others) throws Exception {
        List<List<Round>> rounds = new ArrayList<>();
        for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
            List<Round> these = turn(plain, others, i % 2 == 1);
            if (i >= WARM_UP_ROUNDS) {
                rounds.add(these);
            }
        }
        callers.shutdown();
        print(plain, rounds, 0);
        for (int i = 0; i < others.size(); i++) {
            print(others.get(i), rounds, i + 1);
        }
    }

    private List<Round> turn(Contender plain, List<Contender> others, boolean isBackwards) throws Exception {
        List<Contender> order = new ArrayList<>(List.of(plain));
        order.addAll(others);
        if (isBackwards) {
            Collections.reverse(order);
        }
        List<Round> rounds = new ArrayList<>();
        for (Contender each : order) {
            rounds.add(round(each));
        }
        if (isBackwards) {
            Collections.reverse(rounds);
        }
        return rounds;
    }

    private Round round(Contender contender) throws Exception {
        Duration before = contender.processorTime();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(callers.submit(() -> call(contender)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = contender.processorTime().minus(before).toNanos() / 1e3;
        int requests = CALLERS * REQUESTS_OF_EACH;
        return new Round(requests / seconds, processor / requests);
    }

    private Void call(Contender contender) throws IOException, InterruptedException {
        for (int i = 0; i < REQUESTS_OF_EACH; i++) {
            HttpRequest request = HttpRequest.newBuilder(contender.address(i))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().equals("thing " + i)) {
                throw new IOException(contender.name() + " answered " + response.statusCode());
            }
        }
        return null;
    }

    private static void print(Contender contender, List<List<Round>> rounds, int index) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %6.0f requests a second (%.2f of plain, %.2f to %.2f), %4.0f us of the processor (%.2f)%n",
                contender.name(),
                quantile(rounds.stream().map(all -> all.get(index).perSecond()).toList(), 0.5),
                quantile(throughputs(rounds, index), 0.5),
                quantile(throughputs(rounds, index), 0.25),
                quantile(throughputs(rounds, index), 0.75),
                quantile(rounds.stream().map(all -> all.get(index).processor()).toList(), 0.5),
                quantile(
                        rounds.stream()
                                .map(all ->
                                        all.get(index).processor() / all.get(0).processor())
                                .toList(),
                        0.5));
    }

    private static List<Double> throughputs(List<List<Round>> rounds, int index) {
        return rounds.stream()
                .map(all -> all.get(index).perSecond() / all.get(0).perSecond())
                .toList();
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.floor(share * (sorted.size() - 1)));
    }
}
