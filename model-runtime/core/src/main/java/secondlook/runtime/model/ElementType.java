package secondlook.runtime.model;

import secondlook.runtime.data.ColumnType;

/** What one element of a model's input or output is. */
public enum ElementType {
    FLOAT, DOUBLE, INT64, INT32, BOOL, STRING,
    /** Something this program cannot feed or read; the model is refused when it is scored. */
    OTHER;

    /** Whether a dataset column of this type can be fed without loss of meaning. */
    public boolean accepts(ColumnType type) {
        return switch (this) {
            case FLOAT, DOUBLE -> type.isNumeric();
            case INT64, INT32 -> type == ColumnType.INTEGER || type == ColumnType.BOOLEAN || type == ColumnType.REAL;
            case BOOL -> type == ColumnType.BOOLEAN || type == ColumnType.INTEGER;
            case STRING -> true;
            case OTHER -> false;
        };
    }
}
