package io.keycloakstepup.policy.cel;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Condition;
import java.util.List;
import java.util.Map;

/** Prints how long one evaluation takes; run by hand, as times on a shared machine prove nothing. */
final class EvaluationSpeed {

    private static final Facts FACTS = new KnownFacts(Map.of(
            FactTable.NET_IP,
            "192.0.2.1",
            FactTable.CLIENT_ID,
            "shop",
            FactTable.REQUEST_SCOPES,
            List.of("pay", "read"),
            FactTable.TIME_HOUR,
            5L));

    private static final List<String> EXPRESSIONS = List.of(
            "client.id == 'shop'",
            "client.id == 'shop' && 'pay' in request.scopes && time.hour < 6 && net.ip != '192.0.2.7'",
            "user.id == 'x' || net.ip == '192.0.2.1'",
            "client.id == 'blog' && net.ip == '192.0.2.1'",
            "request.scopes.exists(s, s == 'read')",
            "client.id.matches('^sh[a-z]+$')");

    private EvaluationSpeed() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            EXPRESSIONS.forEach(EvaluationSpeed::measure);
        }
    }

    private static void measure(String expression) {
        Condition condition = Compile.condition(expression);
        int times = 200_000;
        long started = System.nanoTime();
        for (int i = 0; i < times; i++) {
            condition.test(FACTS);
        }
        System.out.printf("%6.0f ns  %s%n", (System.nanoTime() - started) / (double) times, expression);
    }
}
