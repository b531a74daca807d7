package io.keycloakstepup.resource.dodge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All that servers, proxies and frameworks are known to make of one path, in any order and as often as they like. */
final class SloppyServer {

    private static final int MOST = 400;

    private static final List<UnaryOperator<String>> HABITS = List.of(
            SloppyServer::decode,
            path -> path.replaceAll(";[^/]*", ""),
            path -> path.replace('\\', '/'),
            path -> path.replaceAll("/{2,}", "/"),
            SloppyServer::withoutDots,
            path -> path.replaceAll("[. ]+(?=/|$)", ""),
            path -> path.replaceAll("\0.*", ""),
            path -> path.replaceAll("[?#].*", ""),
            path -> Normalizer.normalize(path, Normalizer.Form.NFKC),
            path -> path.toLowerCase(Locale.ROOT),
            path -> path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
            path -> path.replaceAll("(?<=.)/$", ""),
            String::strip);

    private SloppyServer() {}

    /** Each of those readings, the path itself included. */
    static Set<String> readings(String raw) {
        Set<String> readings = new HashSet<>(Set.of(raw));
        Deque<String> left = new ArrayDeque<>(readings);
        while (!left.isEmpty() && readings.size() < MOST) {
            String path = left.remove();
            for (UnaryOperator<String> habit : HABITS) {
                String other = habit.apply(path);
                if (readings.add(other)) {
                    left.add(other);
                }
            }
        }
        return readings;
    }

    /** Decodes whatever can be decoded, overlong forms included, and leaves the rest. */
    private static String decode(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] all = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < all.length; i++) {
            boolean isEscape = all[i] == '%'
                    && i + 2 < all.length
                    && Character.digit(all[i + 1], 16) >= 0
                    && Character.digit(all[i + 2], 16) >= 0;
            bytes.write(isEscape ? Character.digit(all[i + 1], 16) * 16 + Character.digit(all[i + 2], 16) : all[i]);
            i += isEscape ? 2 : 0;
        }
        return lenient(bytes.toByteArray());
    }

    private static String lenient(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        String strict = new String(bytes, StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean isOverlong = (bytes[i] & 0xFE) == 0xC0 && i + 1 < bytes.length && (bytes[i + 1] & 0xC0) == 0x80;
            if (isOverlong) {
                text.append((char) (((bytes[i] & 0x1F) << 6) | (bytes[i + 1] & 0x3F)));
                i++;
            } else {
                text.append((char) (bytes[i] & 0xFF));
            }
        }
        return strict.indexOf('\uFFFD') >= 0 ? text.toString() : strict;
    }

    private static String withoutDots(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.size() > 1) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
