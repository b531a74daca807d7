package io.keycloakstepup.resource.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that was read already. Not thread-safe. */
final class ReplayedBody extends ServletInputStream {

    private final InputStream bytes;

    /** How many bytes are left; negative where the end is not known, as it is still with the client. */
    private long left;

    private boolean isFinished;

    ReplayedBody(InputStream bytes, long length) {
        this.bytes = bytes;
        this.left = length;
        this.isFinished = length == 0;
    }

    @Override
    public int read() throws IOException {
        int read = bytes.read();
        count(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = bytes.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) {
        left -= Math.max(0, read);
        isFinished = isFinished || read < 0 || left == 0;
    }

    @Override
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /**
     * Tells the listener at once.
     *
     * @throws IllegalStateException if the body is longer than the limit: the rest can only be waited for
     */
    @Override
    public void setReadListener(ReadListener listener) {
        if (left < 0) {
            throw new IllegalStateException("a body beyond the limit of the matrix is read with waiting");
        }
        try {
            if (!isFinished) {
                listener.onDataAvailable();
            }
            if (isFinished) {
                listener.onAllDataRead();
            }
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
