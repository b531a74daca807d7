package io.keycloakstepup.flow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operation that is to be approved may look like. */
final class OperationTest {

    private static final String DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    @Test
    void rulesReadWhatIsShownAndItsType() {
        var payment = new Operation("payment", DIGEST, Map.of("amount", 12.5, "type", "refund", "to", "Ada"));
        assertThat(payment.members())
                .containsEntry("type", "payment")
                .containsEntry("amount", 12.5)
                .containsEntry("to", "Ada")
                .containsEntry("digest", DIGEST);
    }

    @Test
    void typeAndDigestArePlain() {
        assertThatThrownBy(() -> new Operation("a b", DIGEST, Map.of())).hasMessageContaining("'a b'");
        assertThatThrownBy(() -> new Operation("payment", "short", Map.of())).hasMessageContaining("'short'");
    }

    @Test
    void onlyUpToTwentyShortTextsAndNumbersAreShown() {
        Map<String, Object> many = IntStream.range(0, 21)
                .boxed()
                .collect(Collectors.toMap(number -> "m" + number, number -> (Object) number));
        assertThatThrownBy(() -> new Operation("payment", DIGEST, many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Operation("payment", DIGEST, Map.of("list", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Operation("payment", DIGEST, Map.of("text", "x".repeat(201))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Operation("payment", DIGEST, Map.of("<b>", "text")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
