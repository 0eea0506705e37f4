package secondlook.runtime.smile;

import java.nio.file.Path;
import java.util.Map;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.TrainedModel;

/** A model just trained. */
final class SmileTrainedModel implements TrainedModel {

    private final SmileContent content;
    private final SmileModel model;

    SmileTrainedModel(SmileContent content) {
        this.content = content;
        this.model = new SmileModel(content,
                new ModelCard("smile", "Second Look", content.algorithm(), null, "", Map.of()), 0);
    }

    SmileContent content() {
        return content;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public String recipeJson() {
        return content.recipe().toJson();
    }

    @Override
    public void writeTo(Path file, ModelManifest manifest) {
        SmileArchive.write(file, content, manifest);
    }
}
