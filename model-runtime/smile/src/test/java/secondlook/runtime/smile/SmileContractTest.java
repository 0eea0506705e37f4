package secondlook.runtime.smile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.EngineContract;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.TrainedModel;

class SmileContractTest extends EngineContract {

    private final Tables rows = Tables.numeric(60, 3, 3, 9);

    @Override
    protected ModelEngine engine() {
        return new SmileEngine();
    }

    @Override
    protected Path goodModel(Path folder) {
        TrainedModel model = TrainedModelTest.train("random-forest", Task.CLASSIFICATION, rows, 1);
        Path file = folder.resolve("good.smile");
        model.writeTo(file, TrainedModelTest.manifest(model, "random-forest", Task.CLASSIFICATION,
                model.model().signature().classes()));
        return file;
    }

    @Override
    protected FeatureBatch rows() {
        return rows.features();
    }

    @Override
    protected Path brokenModel(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(goodModel(folder));
        return Files.write(folder.resolve("broken.smile"), Arrays.copyOf(whole, whole.length / 2));
    }
}
