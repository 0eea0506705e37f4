package secondlook.runtime.onnx;

import org.jspecify.annotations.Nullable;

/**
 * @param used {@code cpu}, {@code cuda} or {@code tensorrt}
 * @param note why a wanted provider is not used; {@code null} if there is nothing to say
 */
record ProviderChoice(String used, @Nullable String note) {}
