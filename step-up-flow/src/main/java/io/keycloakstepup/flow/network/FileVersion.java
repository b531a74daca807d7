package io.keycloakstepup.flow.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells one version of a file from another, without reading it.
 *
 * @param changedAt when its content was changed last
 * @param bytes how long it is
 * @param key the file system's own mark of the file, as text; the same everywhere where it has none
 */
record FileVersion(FileTime changedAt, long bytes, String key) {

    /** The version that stands there now. */
    static FileVersion of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileVersion(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
}
