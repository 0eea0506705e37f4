package secondlook.app.data.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads NumPy arrays of one or two dimensions; a row of the array is a row of the table. */
final class NumpyReader implements DatasetReader {

    private static final int ROWS_AT_ONCE = 4096;

    /** How far the sum of a row of probabilities may be from 1 (they are often single precision). */
    private static final double ROUNDING = 1e-3;

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith("\u0093NUMPY");
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        try {
            NumpyHeader header = NumpyHeader.read(source);
            ColumnLimit.check(source, header.columns());
            try (ScratchTable rows = new ScratchTable(opening.scratch())) {
                boolean probabilities = copy(opening, header, rows);
                rows.close();
                List<String> names = new ArrayList<>();
                for (int i = 0; i < header.columns(); i++) {
                    names.add(probabilities ? "p_" + i : "column_" + (i + 1));
                }
                List<String> warnings = probabilities
                        ? List.of("Every row sums to 1, so the columns were taken for probabilities: p_0, p_1, \u2026")
                        : List.of();
                return rows.table("npy", names, warnings, List.of());
            }
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    /** Copies the rows and says whether each was a distribution over at least two classes. */
    private static boolean copy(Opening opening, NumpyHeader header, ScratchTable rows) throws IOException {
        boolean distributions = header.columns() > 1 && header.kind() == 'f' && header.rows() > 0;
        int columns = header.columns();
        int size = header.size();
        rows.widen(columns);
        try (FileChannel file = FileChannel.open(opening.source().path(), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.max(1, columns * size * (header.fortran() ? 1 : ROWS_AT_ONCE)))
                    .order(header.order());
            buffer.limit(0);
            for (long row = 0; row < header.rows(); row++) {
                if (header.fortran()) {
                    column(file, buffer, header, row);
                } else if (!buffer.hasRemaining()) {
                    long left = (header.rows() - row) * columns * size;
                    buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                    fill(file, buffer, header.offset() + row * columns * size);
                    buffer.flip();
                }
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    Object value = header.value(buffer);
                    rows.add(value);
                    if (distributions && value instanceof Double p) {
                        distributions = p >= 0 && p <= 1 + ROUNDING;
                        sum += p;
                    }
                }
                distributions &= Math.abs(sum - 1) <= ROUNDING;
                rows.endRow();
                if (row % ROWS_AT_ONCE == 0) {
                    opening.context().progress(row, header.rows());
                    opening.context().checkCancelled();
                }
            }
        }
        return distributions;
    }

    /** Gathers one row out of an array that is stored column by column. */
    private static void column(FileChannel file, ByteBuffer buffer, NumpyHeader header, long row) throws IOException {
        buffer.clear();
        for (int c = 0; c < header.columns(); c++) {
            buffer.limit((c + 1) * header.size());
            fill(file, buffer, header.offset() + (c * header.rows() + row) * header.size());
        }
        buffer.flip();
    }

    private static void fill(FileChannel file, ByteBuffer buffer, long at) throws IOException {
        int start = buffer.position();
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position() - start) < 0) {
                throw new IOException("it ends early");
            }
        }
    }
}
