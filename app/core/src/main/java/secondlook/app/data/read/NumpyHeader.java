package secondlook.app.data.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * The beginning of a NumPy array file (NEP 1, versions 1 to 3).
 *
 * @param kind    {@code f}, {@code i}, {@code u}, {@code b}, {@code S} or {@code U}
 * @param size    bytes of one value
 * @param order   of the bytes in a value
 * @param fortran whether the array is stored column by column
 * @param rows    its first dimension
 * @param columns its second dimension; 1 where it has one
 * @param offset  of the first value in the file
 */
record NumpyHeader(char kind, int size, ByteOrder order, boolean fortran, long rows, int columns, long offset) {

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([A-Za-z])(\\d{0,6})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern
            .compile("'shape'\\s*:\\s*\\(\\s*(\\d{0,15})\\s*,?\\s*(\\d{0,9})\\s*,?\\s*\\)");

    /** @throws RefusedException if it is damaged, or the array is none that is a table */
    static NumpyHeader read(SourceFile source) {
        byte[] head = source.head();
        int start = head.length > 6 && head[6] == 1 ? 10 : 12;
        if (head.length < start) {
            throw refused(source, "it is cut off");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long length = start == 10 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8) & 0xFFFFFFFFL;
        if (start + length > head.length) {
            throw refused(source, "its header is cut off or longer than any table needs");
        }
        String header = new String(head, start, (int) length, StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find()) {
            throw refused(source, "its values are records, which are not read");
        }
        if (!shape.find()) {
            throw refused(source, "it has more than two dimensions");
        }
        return of(source, type, order.group(1).equals("True"), shape, start + length);
    }

    private static NumpyHeader of(SourceFile source, Matcher type, boolean fortran, Matcher shape, long offset) {
        char kind = type.group(2).charAt(0);
        int width = type.group(3).isEmpty() ? 0 : Integer.parseInt(type.group(3));
        if (kind == 'O') {
            throw refused(source, "its values are pickled Python objects, which could run code and are never read");
        }
        boolean known = switch (kind) {
            case 'f' -> width == 2 || width == 4 || width == 8;
            case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
            case 'b' -> width == 1;
            case 'S', 'U' -> width > 0;
            default -> false;
        };
        if (!known) {
            throw refused(source, "its values are of the type " + kind + width + ", which is not read");
        }
        int size = kind == 'U' ? 4 * width : width;
        long rows = shape.group(1).isEmpty() ? 1 : Long.parseLong(shape.group(1));
        int columns = shape.group(2).isEmpty() ? 1 : Integer.parseInt(shape.group(2));
        long have = source.bytes() - offset;
        // stated by the header alone: nothing is set aside before the file proves to have it
        if (rows < 0 || columns <= 0 || rows > have || Math.multiplyHigh(rows, (long) columns * size) != 0
                || rows * columns * size != have) {
            throw refused(source, "its header says " + rows + " x " + columns + " values of " + size
                    + " bytes, but " + have + " bytes follow");
        }
        return new NumpyHeader(kind, size, type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortran, rows, columns, offset);
    }

    /** The value at the buffer's position, which moves behind it. */
    @Nullable
    Object value(ByteBuffer buffer) {
        return switch (kind) {
            case 'f' -> size == 8
                    ? buffer.getDouble()
                    : size == 4
                            ? widened(buffer.getFloat())
                            : (Object) (double) Float.float16ToFloat(buffer.getShort());
            case 'b' -> buffer.get() != 0;
            case 'i' -> switch (size) {
                case 1 -> (long) buffer.get();
                case 2 -> (long) buffer.getShort();
                case 4 -> (long) buffer.getInt();
                default -> buffer.getLong();
            };
            case 'u' -> switch (size) {
                case 1 -> buffer.get() & 0xFFL;
                case 2 -> buffer.getShort() & 0xFFFFL;
                case 4 -> buffer.getInt() & 0xFFFFFFFFL;
                default -> unsigned(buffer.getLong());
            };
            default -> text(buffer);
        };
    }

    private static Object widened(float value) {
        return (double) value;
    }

    private static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : (Object) ((bits >>> 1) * 2.0);
    }

    private String text(ByteBuffer buffer) {
        byte[] bytes = new byte[size];
        buffer.get(bytes);
        String text = kind == 'S'
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : new String(bytes, order == ByteOrder.BIG_ENDIAN
                        ? java.nio.charset.Charset.forName("UTF-32BE")
                        : java.nio.charset.Charset.forName("UTF-32LE"));
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    private static RefusedException refused(SourceFile source, String why) {
        return new RefusedException(new Problem(source.origin() + " cannot be imported", null, why,
                "Save an array of one or two dimensions of numbers with numpy.save."));
    }
}
