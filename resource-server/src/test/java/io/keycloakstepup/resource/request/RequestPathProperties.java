package io.keycloakstepup.resource.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of reading paths. */
class RequestPathProperties {

    @Provide
    Arbitrary<String> raw() {
        return Arbitraries.of(
                        "/", ".", "%2e", "%2f", ";", "a", "A", "\\", "%5c", "%25", "%00", "%c0%af", "é", "%C3%A9", "?")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }

    /** What any server makes of the path: decoded as often as it likes, dots resolved. */
    @Property(tries = 3000)
    void whatIsReadHasNothingLeftToResolve(@ForAll("raw") String raw) {
        RequestPath.read(raw)
                .match(
                        path -> {
                            for (Segment segment : path.segments()) {
                                assertThat(segment.text()).isNotEmpty().doesNotContain("/", "\\", ";", "\0");
                                assertThat(segment.folded()).isNotIn(".", "..").doesNotContainPattern("%[0-9a-f]{2}");
                            }
                            return true;
                        },
                        why -> true);
    }

    @Property
    void aSegmentComesThroughEncodedAsItWentIn(@ForAll("words") List<String> words) {
        String raw = words.stream()
                .map(word ->
                        "/" + URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20"))
                .reduce("", String::concat);
        RequestPath path = RequestPathTest.path(raw.isEmpty() ? "/" : raw);
        assertThat(path.segments().stream().map(Segment::text)).isEqualTo(words);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("abcXYZ089-_~ äßЖ漢")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(word -> word.strip().equals(word))
                .list()
                .ofMaxSize(5);
    }

    @Property
    void whateverIsExactIsCovered(@ForAll("words") List<String> words, @ForAll boolean isOpen) {
        String text =
                "/" + String.join("/", words.stream().limit(3).toList()) + (isOpen && !words.isEmpty() ? "/**" : "");
        PathTemplate template = PathTemplate.parse(text);
        RequestPath path = new RequestPath(words.stream().map(Segment::of).toList(), false);
        assertThat(!template.isExactly(path) || template.covers(path)).isTrue();
    }
}
