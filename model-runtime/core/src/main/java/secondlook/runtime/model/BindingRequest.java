package secondlook.runtime.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about binding.
 *
 * @param map     input name to column name ({@code --map}); wins over everything
 * @param columns explicit order for a single matrix input ({@code --columns}); {@code null} if not given
 * @param truth   the truth column, set aside before columns are taken in file order; {@code null} if none
 */
public record BindingRequest(Map<String, String> map, @Nullable List<String> columns, @Nullable String truth) {

    public static final BindingRequest BY_NAME = new BindingRequest(Map.of(), null, null);
}
