package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedFileTest {

    private final Path directory;
    private final Path file;
    private final WatchedFile<String> watched;
    private final AtomicInteger reads = new AtomicInteger();

    WatchedFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("watched");
        this.watched = new WatchedFile<>("test", file, path -> read(path, reads));
    }

    private static String read(Path path, AtomicInteger reads) throws IOException {
        reads.incrementAndGet();
        String text = Files.readString(path);
        if (text.startsWith("broken")) {
            throw new IOException("broken");
        }
        return text;
    }

    @Test
    void whatWasNeverThereIsAbsent() {
        watched.refresh();

        assertStands("", SourceState.ABSENT);
    }

    @Test
    void whatCouldNeverBeReadIsAbsent() throws IOException {
        write("broken");

        assertStands("", SourceState.ABSENT);
    }

    @Test
    void fileThatAppearsLaterIsTakenUp() throws IOException {
        watched.refresh();
        write("one");

        assertStands("one", SourceState.CURRENT);
    }

    @Test
    void unchangedFileIsReadOnce() throws IOException {
        write("one");
        watched.refresh();
        watched.refresh();

        assertThat(reads).hasValue(1);
    }

    @Test
    void changedFileIsTakenUp() throws IOException {
        write("one");
        write("second");

        assertStands("second", SourceState.CURRENT);
    }

    @Test
    void replacedFileOfTheSameAgeAndLengthIsTakenUp() throws IOException {
        write("one");
        FileTime age = Files.getLastModifiedTime(file);
        Path other = Files.writeString(directory.resolve("other"), "two");
        Files.setLastModifiedTime(other, age);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        watched.refresh();

        assertStands("two", SourceState.CURRENT);
    }

    @Test
    void lastGoodContentStaysWhenTheFileVanishes() throws IOException {
        write("one");
        Files.delete(file);
        watched.refresh();

        assertStands("one", SourceState.KEPT);
    }

    @Test
    void lastGoodContentStaysWhenTheFileBreaks() throws IOException {
        write("one");
        write("broken");
        watched.refresh();

        assertStands("one", SourceState.KEPT);
        assertThat(reads).hasValue(2);
    }

    @Test
    void fileThatComesBackAsItWasIsCurrentAgain() throws IOException {
        write("one");
        Path aside = Files.move(file, directory.resolve("aside"));
        watched.refresh();
        Files.move(aside, file);
        watched.refresh();

        assertStands("one", SourceState.CURRENT);
    }

    @Test
    void fileThatIsMendedIsCurrentAgain() throws IOException {
        write("one");
        write("broken");
        write("three");

        assertStands("three", SourceState.CURRENT);
    }

    /** Each text has a length of its own, as a file system may count time in whole seconds. */
    private void write(String text) throws IOException {
        Files.writeString(file, text);
        watched.refresh();
    }

    private void assertStands(String content, SourceState state) {
        assertThat(watched.content().orElse("")).isEqualTo(content);
        assertThat(watched.status()).isEqualTo(new SourceStatus("test", state));
    }
}
