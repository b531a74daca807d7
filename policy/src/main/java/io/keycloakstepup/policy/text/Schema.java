package io.keycloakstepup.policy.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON Schema (draft 2020-12) of one value.
 *
 * @param keywords its keywords, in the order in which they are written
 */
record Schema(Map<String, Object> keywords) {

    static final Schema TEXT = type("string");
    static final Schema FLAG = type("boolean");
    static final Schema ANYTHING = new Schema(Map.of());
    static final Schema DURATION = matching("^[0-9]{1,9}[smhd]$");

    Schema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    static Schema type(String type) {
        return new Schema(Map.of("type", type));
    }

    static Schema matching(String pattern) {
        return TEXT.with("pattern", pattern);
    }

    static Schema oneOf(List<String> words) {
        return new Schema(Map.of("enum", words));
    }

    static Schema always(Object value) {
        return new Schema(Map.of("const", value));
    }

    static Schema whole(long least, long most) {
        return type("integer").with("minimum", least).with("maximum", most);
    }

    static Schema number(long least, long most) {
        return type("number").with("minimum", least).with("maximum", most);
    }

    static Schema list(Schema item) {
        return type("array").with("items", item.keywords);
    }

    static Schema filled(Schema list) {
        return list.with("minItems", 1L);
    }

    /** A mapping with free names. */
    static Schema byName(Schema value) {
        return type("object").with("additionalProperties", value.keywords);
    }

    static Schema either(Schema... schemas) {
        List<Object> keywords = new ArrayList<>();
        List.of(schemas).forEach(schema -> keywords.add(schema.keywords));
        return new Schema(Map.of("anyOf", keywords));
    }

    /**
     * A mapping of a shape.
     *
     * @param required the keys that it must have
     * @param values what belongs to each key
     * @throws IllegalArgumentException if these are not exactly the keys of the shape: then the reader has changed
     */
    static Schema of(Shape shape, Set<String> required, Map<String, Schema> values) {
        if (!Set.copyOf(shape.keys().words()).equals(values.keySet())) {
            throw new IllegalArgumentException(
                    shape.what() + " has the keys " + shape.keys().words() + ", not " + values.keySet());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().words().forEach(key -> properties.put(key, values.getOrDefault(key, ANYTHING).keywords));
        Schema schema = type("object").with("properties", properties).with("additionalProperties", false);
        List<String> keys =
                shape.keys().words().stream().filter(required::contains).toList();
        return keys.isEmpty() ? schema : schema.with("required", keys);
    }

    Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(more);
    }
}
