package secondlook.runtime.smile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails, rather than ends, once more than a number of bytes is read. */
final class LimitedInputStream extends FilterInputStream {

    private final String name;
    private long left;

    LimitedInputStream(InputStream in, long limit, String name) {
        super(in);
        this.left = limit;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long n) throws IOException {
        left -= n;
        if (left < 0) {
            throw new IOException(name + " is larger than it may be");
        }
    }
}
