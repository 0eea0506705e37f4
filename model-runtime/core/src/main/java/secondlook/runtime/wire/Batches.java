package secondlook.runtime.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;

/**
 * Columns as primitive arrays. Whole numbers that fit into 32 bits take 32; texts are a list of the different ones, and a
 * position in it per row.
 */
public final class Batches {

    private static final ColumnType[] TYPES = ColumnType.values();

    private static final int REAL = 0;
    private static final int NARROW_REAL = 1;
    private static final int INTEGER = 2;
    private static final int NARROW_INTEGER = 3;
    private static final int TEXT = 4;

    private Batches() {
    }

    public static void put(WireWriter out, Schema schema) {
        out.putInt(schema.size());
        for (Column column : schema.columns()) {
            out.putText(column.name()).putByte(column.type().ordinal());
        }
    }

    public static Schema getSchema(WireReader in) {
        int count = in.getCount(Integer.BYTES + 1);
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(new Column(in.getText(), in.getOne(TYPES)));
        }
        return new Schema(columns);
    }

    /** @param narrow per column, whether 32-bit reals are all that the model takes; empty for none */
    public static void put(WireWriter out, FeatureBatch batch, int from, int count, boolean[] narrow) {
        out.putInt(count);
        for (int i = 0; i < batch.columns().size(); i++) {
            put(out, batch.column(i), from, count, narrow.length > 0 && narrow[i]);
        }
    }

    /** @param schema the columns that must come, in this order */
    public static FeatureBatch get(WireReader in, Schema schema) {
        int rows = in.getInt();
        if (rows < 0 || rows > Protocol.MAX_FRAME) {
            throw new BadFrameException(rows + " rows in one frame");
        }
        List<ColumnVector> columns = new ArrayList<>(schema.size());
        for (int i = 0; i < schema.size(); i++) {
            columns.add(getColumn(in, rows));
        }
        return new FeatureBatch(schema, rows, columns);
    }

    /** @param narrow whether reals may be cut to 32 bits */
    public static void put(WireWriter out, ColumnVector column, int from, int count, boolean narrow) {
        switch (column) {
            case RealVector real -> {
                out.putByte(narrow ? NARROW_REAL : REAL);
                if (narrow) {
                    out.putNarrowReals(real.values(), from, count);
                } else {
                    out.putReals(real.values(), from, count);
                }
            }
            case IntegerVector whole -> put(out, whole, from, count);
            case TextVector text -> put(out, text, from, count);
        }
    }

    private static void put(WireWriter out, IntegerVector column, int from, int count) {
        long[] values = column.values();
        boolean small = true;
        for (int i = from; i < from + count && small; i++) {
            small = values[i] == (int) values[i];
        }
        out.putByte(small ? NARROW_INTEGER : INTEGER);
        if (small) {
            out.putNarrowLongs(values, from, count);
        } else {
            out.putLongs(values, from, count);
        }
        boolean[] missing = column.missing();
        out.putFlag(missing != null);
        if (missing != null) {
            out.putFlags(missing, from, count);
        }
    }

    private static void put(WireWriter out, TextVector column, int from, int count) {
        TextDictionary different = new TextDictionary(count);
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
            String value = column.values()[from + i];
            codes[i] = value == null ? -1 : different.code(value);
        }
        out.putByte(TEXT).putTexts(different.texts());
        out.putInts(codes, count);
    }

    public static ColumnVector getColumn(WireReader in, int rows) {
        int kind = in.getByte();
        return switch (kind) {
            case REAL -> new RealVector(in.getReals(rows));
            case NARROW_REAL -> new RealVector(in.getNarrowReals(rows));
            case INTEGER -> new IntegerVector(in.getLongs(rows), missing(in, rows));
            case NARROW_INTEGER -> new IntegerVector(in.getNarrowLongs(rows), missing(in, rows));
            case TEXT -> getText(in, rows);
            default -> throw new BadFrameException("no column has the kind " + kind);
        };
    }

    private static boolean @Nullable [] missing(WireReader in, int rows) {
        return in.getFlag() ? in.getFlags(rows) : null;
    }

    private static TextVector getText(WireReader in, int rows) {
        List<String> different = in.getTexts();
        int[] codes = in.getInts(rows);
        @Nullable
        String[] values = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            if (codes[i] < -1 || codes[i] >= different.size()) {
                throw new BadFrameException("no text " + codes[i] + " of " + different.size());
            }
            values[i] = codes[i] < 0 ? null : different.get(codes[i]);
        }
        return new TextVector(values);
    }
}
