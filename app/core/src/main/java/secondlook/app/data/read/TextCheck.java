package secondlook.app.data.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds out, byte by byte, how a file is encoded if it is text at all. */
public final class TextCheck {

    /** How the bytes can be read. */
    public enum Encoding {
        UTF_8,
        /** With a byte order mark. */
        UTF_16,
        /** Without one: every other byte of plain text is 0. */
        UTF_16LE, UTF_16BE,
        /** One byte a character; no byte is a control code of Latin-1, which other encodings use. */
        LATIN_1,
        /** Latin-1 with Microsoft's signs in place of control codes. */
        WINDOWS_1252,
        /** None of these. */
        UNKNOWN
    }

    /**
     * @param encoding how to read it
     * @param nul      position of the first NUL byte; -1 where there is none
     * @param quotes   whether there is a double quote
     * @param wrong    position of the first byte that is not UTF-8; -1 where there is none
     * @param longest  bytes of the longest line
     * @param longAt   number of that line, from 1
     */
    public record Finding(Encoding encoding, long nul, boolean quotes, long wrong, long longest, long longAt) {

        /** The same of a file that was written anew: its lines may have become longer, other quotes double ones. */
        Finding rewritten(boolean otherQuotes) {
            return new Finding(encoding, nul, quotes || otherQuotes, wrong, Long.MAX_VALUE, longAt);
        }
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long HIGH = 0x8080808080808080L;

    private static final long ONES = 0x0101010101010101L;

    /** Share of zero bytes in one half of UTF-16 that is mostly Latin. */
    private static final double MOSTLY = 0.5;

    private static final long LINE_ENDS = 0x0A0A0A0A0A0A0A0AL;

    private static final long QUOTES = 0x2222222222222222L;

    private long position;
    private long nul = -1;
    private long wrong = -1;
    private boolean quotes;
    private final long[] zeros = new long[2];
    /** Bytes that Windows-1252 uses for dashes, quotes and the like. */
    private long signs;
    /** Bytes from 0x80 to 0x9F that it does not use or that prose hardly has, but that lead in other encodings. */
    private long leads;
    /** How often one of the signs follows another byte that is not ASCII, as in encodings of two bytes a character. */
    private long pairs;
    private int previous;
    private long lines;
    private long lineStart;
    private long longest;
    private long longAt;
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
                previous = 0;
            } else {
                add(bytes[i] & 0xFF, position + i);
                i++;
            }
        }
        position += length;
    }

    /** Eight ASCII bytes without a NUL or the end of a line, and without a quote unless one was seen. */
    private boolean isPlain(long eight) {
        return (eight & HIGH) == 0 && !hasZero(eight) && !hasZero(eight ^ LINE_ENDS)
                && (quotes || !hasZero(eight ^ QUOTES));
    }

    private static boolean hasZero(long eight) {
        return ((eight - ONES) & ~eight & HIGH) != 0;
    }

    private void add(int b, long at) {
        if (b == '\n') {
            endLine(at);
        }
        if (b == 0) {
            zeros[(int) (at & 1)]++;
            nul = nul < 0 ? at : nul;
        }
        quotes |= b == '"';
        if (b >= 0x80 && b < 0xA0) {
            if (b <= 0x83 && b > 0x80 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                leads++;
            } else {
                signs++;
                pairs += previous >= 0x80 ? 1 : 0;
            }
        }
        previous = b;
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
        endLine(position);
        return new Finding(encoding(), isUtf16() ? -1 : nul, quotes, wrong, longest, longAt);
    }

    private void endLine(long at) {
        lines++;
        if (at - lineStart > longest) {
            longest = at - lineStart;
            longAt = lines;
        }
        lineStart = at + 1;
    }

    private boolean isUtf16() {
        return utf16 || half() >= 0;
    }

    /** Which of each two bytes is mostly 0 while the other never is: 0 or 1; -1 if neither. */
    private int half() {
        for (int half = 0; half < 2; half++) {
            if (zeros[half] > position * MOSTLY / 2 && zeros[1 - half] == 0) {
                return half;
            }
        }
        return -1;
    }

    private Encoding encoding() {
        if (utf16) {
            return Encoding.UTF_16;
        }
        int half = half();
        if (half >= 0) {
            return half == 0 ? Encoding.UTF_16BE : Encoding.UTF_16LE;
        }
        if (wrong < 0) {
            return Encoding.UTF_8;
        }
        if (nul >= 0 || leads > 0 || pairs * 4 > signs) {
            return Encoding.UNKNOWN;
        }
        return signs > 0 ? Encoding.WINDOWS_1252 : Encoding.LATIN_1;
    }
}
