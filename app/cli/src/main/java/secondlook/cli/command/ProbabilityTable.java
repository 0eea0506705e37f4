package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/** The {@code p_<class>} columns of a prediction file, as one row-major array. */
final class ProbabilityTable {

    private static final int BATCH = 65_536;

    private ProbabilityTable() {
    }

    /** Before the name of a class: its probability before calibration. */
    private static final String STATED = "raw_p_";

    /** As {@link #read}, of the probabilities before calibration; {@code null} where the file does not have them all. */
    static double @Nullable [] stated(Dataset dataset, List<String> classes) {
        Schema schema = dataset.manifest().schema();
        for (String name : classes) {
            OptionalInt found = schema.find(STATED + name);
            if (found.isEmpty() || !schema.column(found.getAsInt()).type().isNumeric()) {
                return null;
            }
        }
        return read(dataset, STATED, classes);
    }

    /** @param classes in the order wanted
     *  @return {@code rows * classes} values; NaN where one is missing */
    static double[] read(Dataset dataset, List<String> classes) {
        return read(dataset, "p_", classes);
    }

    private static double[] read(Dataset dataset, String prefix, List<String> classes) {
        List<String> columns = new ArrayList<>(classes.size());
        classes.forEach(name -> columns.add(prefix + name));
        double[] table = new double[Math.toIntExact(Math.multiplyExact(dataset.manifest().rows(), classes.size()))];
        try (RowReader reader = dataset.read(columns, null, BATCH)) {
            int at = 0;
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                FeatureBatch batch = rows.batch();
                for (int row = 0; row < batch.rows(); row++) {
                    for (int k = 0; k < columns.size(); k++) {
                        table[at++] = batch.column(k).asReal(row);
                    }
                }
            }
        }
        return table;
    }
}
