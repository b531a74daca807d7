package io.keycloakstepup.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;

/**
 * A jar on disk.
 *
 * @param file where it lies
 */
record Jar(Path file) {

    /** The one that this build made. */
    static Jar shipped() {
        return new Jar(Path.of(System.getProperty("shipped.jar", "")));
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all files in it, directories left out. */
    Set<String> names() {
        return checksums().keySet();
    }

    /** The names of the files that are in only one of the two jars, or in both with different content. */
    Set<String> differencesTo(Jar other) {
        TreeMap<String, Long> here = checksums();
        TreeMap<String, Long> there = other.checksums();
        Set<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        names.removeIf(name -> here.containsKey(name) && here.get(name).equals(there.get(name)));
        return names;
    }

    private TreeMap<String, Long> checksums() {
        try (JarFile jar = new JarFile(file.toFile())) {
            TreeMap<String, Long> checksums = new TreeMap<>();
            jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
            return checksums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] read(String name) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getInputStream(jar.getJarEntry(name)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String name) {
        return new String(read(name), StandardCharsets.UTF_8).lines().toList();
    }
}
