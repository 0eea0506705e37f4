package secondlook.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.EngineContract;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.remote.WorkerPool;

class RemoteOnnxContractTest extends EngineContract {

    @TempDir
    static Path home;

    private static WorkerPool pool;

    @BeforeAll
    static void start() {
        pool = Workers.pool(home, Workers.PATIENT);
    }

    @AfterAll
    static void end() {
        pool.close();
    }

    @Override
    protected ModelEngine engine() {
        return Workers.engine("onnx", pool);
    }

    @Override
    protected Path goodModel(Path folder) throws IOException {
        return Graphs.linear(folder.resolve("good.onnx"));
    }

    @Override
    protected FeatureBatch rows() {
        return Rows.of(50, 3);
    }

    @Override
    protected Path brokenModel(Path folder) throws IOException {
        return Files.writeString(folder.resolve("broken.onnx"), "this is no protobuf at all");
    }
}
