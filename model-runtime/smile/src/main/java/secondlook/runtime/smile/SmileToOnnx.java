package secondlook.runtime.smile;

import java.nio.file.Path;
import secondlook.runtime.model.ModelExport;

/** Writes a {@code .smile} file as an ONNX graph. */
public final class SmileToOnnx implements ModelExport {

    @Override
    public String from() {
        return "smile";
    }

    @Override
    public String to() {
        return "onnx";
    }

    @Override
    public void export(Path model, Path out) {
        OnnxExport.write(model, out);
    }
}
