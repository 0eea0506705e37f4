package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.FeatureBatch;

/** The {@code p_<class>} columns of a prediction file, as one row-major array. */
final class ProbabilityTable {

    private static final int BATCH = 65_536;

    private ProbabilityTable() {
    }

    /** @param classes in the order wanted
     *  @return {@code rows * classes} values; NaN where one is missing */
    static double[] read(Dataset dataset, List<String> classes) {
        List<String> columns = new ArrayList<>(classes.size());
        classes.forEach(name -> columns.add("p_" + name));
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
