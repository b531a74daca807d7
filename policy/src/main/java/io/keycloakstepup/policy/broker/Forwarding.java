package io.keycloakstepup.policy.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the levels that a request names an identity provider hears of, and by which names. */
public sealed interface Forwarding {

    /** The provider's names for one level that was asked for; none where it hears nothing of it. */
    Stream<String> names(String askedAs, Optional<String> level);

    /** The provider hears nothing. */
    record Off() implements Forwarding {
        @Override
        public Stream<String> names(String askedAs, Optional<String> level) {
            return Stream.empty();
        }
    }

    /** The provider hears the names that the application has used. */
    record AsAsked() implements Forwarding {
        @Override
        public Stream<String> names(String askedAs, Optional<String> level) {
            return Stream.of(askedAs);
        }
    }

    /**
     * The provider hears its own names.
     *
     * @param byLevel those for each level of the policy, the preferred one first; a level that is not there is not told
     */
    record Mapped(Map<String, List<String>> byLevel) implements Forwarding {
        public Mapped {
            byLevel = byLevel.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        }

        @Override
        public Stream<String> names(String askedAs, Optional<String> level) {
            return level.map(byLevel::get).stream().flatMap(List::stream);
        }
    }
}
