package secondlook.runtime.data;

/** The types a dataset column can have. */
public enum ColumnType {
    /** Stored as 0 or 1 in an {@link IntegerVector}. */
    BOOLEAN,
    /** 64-bit integer in an {@link IntegerVector}. */
    INTEGER,
    /** Double in a {@link RealVector}; NaN is missing. */
    REAL,
    /** String in a {@link TextVector}. */
    TEXT,
    /** Days since 1970-01-01 in an {@link IntegerVector}. */
    DATE,
    /** Microseconds since 1970-01-01T00:00 in an {@link IntegerVector}. */
    TIMESTAMP;

    /** Whether a model's numeric input can take it without an encoding. */
    public boolean isNumeric() {
        return this == INTEGER || this == REAL || this == BOOLEAN;
    }

    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
