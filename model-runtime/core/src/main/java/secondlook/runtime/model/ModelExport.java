package secondlook.runtime.model;

import java.nio.file.Path;

/** Writes a model file in another format. Found by {@link java.util.ServiceLoader}; has a public constructor without arguments. */
public interface ModelExport {

    /** The format it reads, as {@link ModelEngine#format()} names it. */
    String from();

    /** The format it writes. */
    String to();

    /**
     * Writes {@code out} from {@code model}; to a temporary name first, then renamed.
     *
     * @throws secondlook.runtime.RefusedException if the model cannot be said in that format, or the file cannot be written
     */
    void export(Path model, Path out);
}
