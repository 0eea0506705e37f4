package secondlook.runtime.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.EngineContract;
import secondlook.runtime.model.ModelEngine;

class OnnxContractTest extends EngineContract {

    @Override
    protected ModelEngine engine() {
        return new OnnxEngine();
    }

    @Override
    protected Path goodModel(Path folder) throws Exception {
        return new Fixture().input("x", Fixture.FLOAT, -1, 2).linear("x", "s")
                .node("Softmax", List.of("s"), List.of("probabilities"), Fixture.integer("axis", 1))
                .output("probabilities", Fixture.FLOAT, -1, 3).write(folder, "good.onnx");
    }

    @Override
    protected FeatureBatch rows() {
        Random random = new Random(3);
        List<ColumnVector> columns = List.of(new RealVector(random.doubles(50, -2, 2).toArray()),
                new RealVector(random.doubles(50, -2, 2).toArray()));
        return new FeatureBatch(
                new Schema(List.of(new Column("a", ColumnType.REAL), new Column("b", ColumnType.REAL))), 50, columns);
    }

    @Override
    protected Path brokenModel(Path folder) throws Exception {
        return Files.writeString(folder.resolve("broken.onnx"), "this is no protobuf at all");
    }
}
