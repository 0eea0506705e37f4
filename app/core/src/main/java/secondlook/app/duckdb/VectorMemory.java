package secondlook.app.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind the driver's vectors, so that columns are copied as a whole. The driver offers one value at a time, with
 * a lock and four checks each, which takes longer than a small model; it keeps the buffer in a field that is not public. Where
 * a driver has no such fields, everything is {@code null} and callers go value by value. See decision 25.
 */
public final class VectorMemory {

    private static final @Nullable VarHandle READ_DATA = field(DuckDBReadableVector.class, "data");
    private static final @Nullable VarHandle READ_VALIDITY = field(DuckDBReadableVector.class, "validity");
    private static final @Nullable VarHandle WRITE_DATA = field(DuckDBWritableVector.class, "data");
    private static final @Nullable VarHandle WRITE_VALIDITY = field(DuckDBWritableVector.class, "validity");

    private VectorMemory() {
    }

    /** Whether the driver on the class path lets its memory be seen. */
    public static boolean isVisible() {
        return READ_DATA != null && READ_VALIDITY != null && WRITE_DATA != null && WRITE_VALIDITY != null;
    }

    /**
     * The values of a vector in the machine's byte order if every one of them is there; {@code null} if some are missing or
     * the memory cannot be seen. Good until the next chunk is fetched.
     */
    static @Nullable ByteBuffer complete(DuckDBReadableVector vector) {
        if (READ_DATA == null || READ_VALIDITY == null) {
            return null;
        }
        ByteBuffer validity = (ByteBuffer) READ_VALIDITY.get(vector);
        if (validity != null && !allValid(validity, vector.rowCount())) {
            return null;
        }
        return ordered((ByteBuffer) READ_DATA.get(vector));
    }

    /**
     * Where the first {@code count} values of a vector are to be put, in the machine's byte order, all of them marked as
     * there; {@code null} if the memory cannot be seen. Good until the call that gave the vector returns.
     */
    public static @Nullable ByteBuffer toFill(DuckDBWritableVector vector, int count) {
        if (WRITE_DATA == null || WRITE_VALIDITY == null) {
            return null;
        }
        ByteBuffer validity = (ByteBuffer) WRITE_VALIDITY.get(vector);
        ByteBuffer data = ordered((ByteBuffer) WRITE_DATA.get(vector));
        if (validity == null || data == null) {
            return null;
        }
        for (int word = 0; word * Long.SIZE < count; word++) {
            validity.putLong(word * Long.BYTES, -1L);
        }
        return data;
    }

    private static boolean allValid(ByteBuffer validity, long rows) {
        int whole = (int) (rows / Long.SIZE);
        for (int word = 0; word < whole; word++) {
            if (validity.getLong(word * Long.BYTES) != -1) {
                return false;
            }
        }
        int rest = (int) (rows % Long.SIZE);
        if (rest == 0) {
            return true;
        }
        long mask = (1L << rest) - 1;
        return (ordered(validity).getLong(whole * Long.BYTES) & mask) == mask;
    }

    private static ByteBuffer ordered(ByteBuffer buffer) {
        return buffer.duplicate().order(ByteOrder.nativeOrder());
    }

    private static @Nullable VarHandle field(Class<?> owner, String name) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name,
                    ByteBuffer.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
