package io.keycloakstepup.resource.answer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP answer.
 *
 * @param status the status
 * @param headers the headers, in order
 * @param contentType the media type of the body
 * @param body the body, in ASCII
 */
public record Answer(int status, List<Map.Entry<String, String>> headers, String contentType, String body) {

    public Answer {
        headers = List.copyOf(headers);
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        return new Answer(
                status,
                Stream.concat(headers.stream(), Stream.of(Map.entry(name, value)))
                        .toList(),
                contentType,
                body);
    }

    /** The first header of this name, or empty. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
