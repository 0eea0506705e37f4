package secondlook.runtime.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/** Binds columns to a model by name or in their order, and scores them. */
final class Scoring {

    private Scoring() {
    }

    static RawScores score(Model model, FeatureBatch batch) {
        SchemaBinding binding = SchemaBinder.bind(model.signature(), batch.schema(), BindingRequest.BY_NAME)
                .orRefuse("the model", "the rows");
        FeatureBatch bound = new FeatureBatch(binding.schema(batch.schema()), batch.rows(),
                binding.columns().stream().map(batch::column).toList());
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(bound);
        }
    }

    /** Columns named c0, c1 and so on, except as {@link #named}. */
    static FeatureBatch batch(ColumnVector... columns) {
        String[] names = new String[columns.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "c" + i;
        }
        return named(names, columns);
    }

    static FeatureBatch named(String[] names, ColumnVector... columns) {
        List<Column> schema = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            schema.add(new Column(names[i], switch (columns[i]) {
                case RealVector real -> ColumnType.REAL;
                case IntegerVector whole -> ColumnType.INTEGER;
                case TextVector text -> ColumnType.TEXT;
            }));
        }
        return new FeatureBatch(new Schema(schema), columns[0].size(), List.of(columns));
    }

    /** Row-major values turned into columns. */
    static FeatureBatch batch(JsonNode data, int columns) {
        int rows = data.size() / columns;
        ColumnVector[] vectors = new ColumnVector[columns];
        for (int c = 0; c < columns; c++) {
            if (data.get(0).isTextual()) {
                String[] values = new String[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = data.get(row * columns + c).asText();
                }
                vectors[c] = new TextVector(values);
            } else {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = data.get(row * columns + c).asDouble();
                }
                vectors[c] = new RealVector(values);
            }
        }
        return batch(vectors);
    }
}
