package secondlook.runtime.worker;

import java.util.List;
import java.util.Random;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;

/** Two columns of made-up numbers, and classes that depend on them. */
final class Rows {

    private Rows() {
    }

    static FeatureBatch of(int rows, long seed) {
        Random random = new Random(seed);
        List<ColumnVector> columns = List.of(new RealVector(random.doubles(rows, -2, 2).toArray()),
                new RealVector(random.doubles(rows, -2, 2).toArray()));
        return new FeatureBatch(
                new Schema(List.of(new Column("a", ColumnType.REAL), new Column("b", ColumnType.REAL))), rows, columns);
    }

    static TextVector classes(FeatureBatch rows) {
        String[] classes = new String[rows.rows()];
        for (int i = 0; i < classes.length; i++) {
            double a = rows.column(0).asReal(i);
            classes[i] = a + 0.3 * rows.column(1).asReal(i) < -0.5 ? "low" : a < 0.7 ? "middle" : "high";
        }
        return new TextVector(classes);
    }
}
