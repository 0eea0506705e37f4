package secondlook.runtime.model;

import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can be used on this machine, found out by trying.
 *
 * @param name    {@code cpu}, {@code cuda}
 * @param usable  whether a session could be made on it
 * @param note    why not, naming the missing library where known; {@code null} if usable
 */
public record ProviderStatus(String name, boolean usable, @Nullable String note) {}
