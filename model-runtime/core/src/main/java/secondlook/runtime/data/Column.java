package secondlook.runtime.data;

/** A named, typed column. */
public record Column(String name, ColumnType type) {}
