package secondlook.runtime.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.wire.BadFrameException;

/** Puts the parts of a column together again. */
final class Columns {

    private Columns() {
    }

    /** @param parts of one kind, at least one */
    static ColumnVector join(List<ColumnVector> parts) {
        int rows = parts.stream().mapToInt(ColumnVector::size).reduce(0, Math::addExact);
        return switch (parts.getFirst()) {
            case RealVector first -> reals(of(first, parts), rows);
            case IntegerVector first -> integers(of(first, parts), rows);
            case TextVector first -> texts(of(first, parts), rows);
        };
    }

    private static <V extends ColumnVector> List<V> of(V first, List<ColumnVector> parts) {
        @SuppressWarnings("unchecked")
        Class<V> kind = (Class<V>) first.getClass();
        if (!parts.stream().allMatch(kind::isInstance)) {
            throw new BadFrameException("the parts of a column are of different kinds");
        }
        return parts.stream().map(kind::cast).toList();
    }

    private static RealVector reals(List<RealVector> parts, int rows) {
        double[] all = new double[rows];
        int at = 0;
        for (RealVector part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.size());
            at += part.size();
        }
        return new RealVector(all);
    }

    private static IntegerVector integers(List<IntegerVector> parts, int rows) {
        long[] all = new long[rows];
        boolean[] missing = new boolean[rows];
        boolean any = false;
        int at = 0;
        for (IntegerVector part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.size());
            boolean[] absent = part.missing();
            if (absent != null) {
                System.arraycopy(absent, 0, missing, at, part.size());
                any = true;
            }
            at += part.size();
        }
        return new IntegerVector(all, any ? missing : null);
    }

    private static TextVector texts(List<TextVector> parts, int rows) {
        @Nullable
        String[] all = new @Nullable String[rows];
        int at = 0;
        for (TextVector part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.size());
            at += part.size();
        }
        return new TextVector(all);
    }
}
