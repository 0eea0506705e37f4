package secondlook.app.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds out, byte by byte, how a file is encoded if it is text at all. */
final class TextCheck {

    /** How the bytes can be read. */
    enum Encoding {
        UTF_8, UTF_16,
        /** One byte a character; no byte is a control code of Latin-1, which other encodings use. */
        LATIN_1,
        /** None of these. */
        UNKNOWN
    }

    /**
     * @param encoding how to read it
     * @param nul      position of the first NUL byte; -1 where there is none
     * @param quotes   whether there is a double quote
     * @param wrong    position of the first byte that is not UTF-8; -1 where there is none
     */
    record Finding(Encoding encoding, long nul, boolean quotes, long wrong) {}

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long HIGH = 0x8080808080808080L;

    private static final long ONES = 0x0101010101010101L;

    private static final long QUOTES = 0x2222222222222222L;

    private long position;
    private long nul = -1;
    private long wrong = -1;
    private boolean quotes;
    private boolean controls;
    private boolean utf16;
    /** Continuation bytes still to come, and the range of the next one. */
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;

    void add(byte[] bytes, int length) {
        if (position == 0 && length >= 2) {
            int bom = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
            utf16 = bom == 0xFFFE || bom == 0xFEFF;
        }
        int i = 0;
        while (i < length) {
            if (pending == 0 && i + 8 <= length && isPlain((long) LONGS.get(bytes, i))) {
                i += 8;
            } else {
                add(bytes[i] & 0xFF, position + i);
                i++;
            }
        }
        position += length;
    }

    /** Eight ASCII bytes without a NUL, and without a quote unless one was seen. */
    private boolean isPlain(long eight) {
        return (eight & HIGH) == 0 && !hasZero(eight) && (quotes || !hasZero(eight ^ QUOTES));
    }

    private static boolean hasZero(long eight) {
        return ((eight - ONES) & ~eight & HIGH) != 0;
    }

    private void add(int b, long at) {
        if (b == 0 && nul < 0) {
            nul = at;
        }
        quotes |= b == '"';
        controls |= b >= 0x80 && b < 0xA0;
        if (wrong >= 0) {
            return;
        }
        if (pending > 0) {
            if (b < low || b > high) {
                wrong = at;
            }
            pending--;
            low = 0x80;
            high = 0xBF;
        } else if (b >= 0x80) {
            lead(b, at);
        }
    }

    /** The first byte of a sequence; the ranges leave out overlong forms and surrogates (Unicode, table 3-7). */
    private void lead(int b, long at) {
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            wrong = at;
        }
    }

    Finding finding() {
        if (wrong < 0 && pending > 0) {
            wrong = position;
        }
        Encoding encoding;
        if (utf16) {
            encoding = Encoding.UTF_16;
        } else if (wrong < 0) {
            encoding = Encoding.UTF_8;
        } else {
            encoding = controls || nul >= 0 ? Encoding.UNKNOWN : Encoding.LATIN_1;
        }
        return new Finding(encoding, utf16 ? -1 : nul, quotes, wrong);
    }
}
