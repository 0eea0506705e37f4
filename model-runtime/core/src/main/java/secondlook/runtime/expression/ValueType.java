package secondlook.runtime.expression;

import secondlook.runtime.data.ColumnType;

/** What a part of a condition is. */
enum ValueType {
    NUMBER("a number"), TEXT("a text"), TRUTH("true or false"), TIME("a date or time"),
    /** NULL written out: fits with everything. */
    NOTHING("nothing");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static ValueType of(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> TRUTH;
            case INTEGER, REAL -> NUMBER;
            case TEXT -> TEXT;
            case DATE, TIMESTAMP -> TIME;
        };
    }
}
