package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keycloakstepup.policy.review.PolicyReview;
import io.keycloakstepup.policy.review.Surroundings;
import io.keycloakstepup.policy.review.Warning;
import io.keycloakstepup.policy.signal.BuiltInSignal;
import io.keycloakstepup.policy.situation.PolicyTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of warned cases is a policy that can be stored and looks like a mistake, and what its author is told. */
class WarnedCasesTest {

    /** A realm with two clients, one group, one role, one organization, two identity providers, one list, and the signals that are built in. */
    private static final Surroundings REALM = new Surroundings() {
        private final Map<Thing, List<String>> names = Map.of(
                Thing.CLIENT, List.of("bank", "shop"),
                Thing.GROUP, List.of("/staff"),
                Thing.ROLE, List.of("admin"),
                Thing.ORGANIZATION, List.of("acme"),
                Thing.PROVIDER, List.of("partner", "careless"),
                Thing.LIST, List.of("tor"),
                Thing.SIGNAL, BuiltInSignal.words().toList());

        @Override
        public boolean has(Thing thing, String name) {
            return some(thing).contains(name);
        }

        @Override
        public boolean isChecked(String provider) {
            return !provider.equals("careless");
        }

        @Override
        public Collection<String> some(Thing thing) {
            return names.getOrDefault(thing, List.of());
        }
    };

    @TestFactory
    Stream<DynamicTest> authorIsWarnedAsTheCaseSays() {
        return PolicyCase.warned().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    assertEquals(List.of(), PolicyCheck.of(one.text()).errors());
                    assertEquals(
                            one.expected(new TypeReference<List<Map<String, Object>>>() {}),
                            new PolicyReview(REALM, PolicyTest.INSTANT)
                                    .of(one.text()).stream()
                                            .map(WarnedCasesTest::members)
                                            .toList());
                }));
    }

    private static Map<String, Object> members(Warning warning) {
        return Map.of(
                "line", warning.line(),
                "column", warning.column(),
                "message", warning.message(),
                "suggestion", warning.suggestion());
    }
}
