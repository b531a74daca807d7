package io.keycloakstepup.resource.request;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when somebody asks for it, and only once. Not thread-safe.
 *
 * @param <T> what it is
 */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        if (value == null) {
            value = Objects.requireNonNull(source.get(), "value");
        }
        return value;
    }
}
