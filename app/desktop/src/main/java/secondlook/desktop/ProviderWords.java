package secondlook.desktop;

import java.util.List;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.ProviderStatus;

/** Where models run on this machine, in a few words. */
final class ProviderWords {

    private ProviderWords() {
    }

    /** "CPU · CUDA not used: libcublasLt.so.12 not found"; tries the providers, so off the FX thread. */
    static String of(ModelFiles models) {
        for (ModelEngine engine : models.engines()) {
            List<ProviderStatus> providers = engine.providers();
            for (ProviderStatus provider : providers) {
                if (provider.name().equals("cuda")) {
                    return provider.usable()
                            ? "CUDA"
                            : "CPU" + (provider.note() == null ? "" : " \u00b7 " + provider.note());
                }
            }
        }
        return "CPU";
    }
}
