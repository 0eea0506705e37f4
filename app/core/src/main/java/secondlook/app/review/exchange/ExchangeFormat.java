package secondlook.app.review.exchange;

import java.util.Locale;

/** Formats in which a session leaves and answers come back. */
public enum ExchangeFormat {
    /** A table, values untouched. */
    CSV("csv"),
    /** A table with types. */
    PARQUET("parquet"),
    /** The table as one JSON object a line. */
    JSONL("jsonl"),
    /** Tasks with predictions and annotations, and the labelling configuration beside them. */
    LABEL_STUDIO("json"),
    /** Records with suggestions and responses, nested and flat. */
    ARGILLA("json"),
    /** Annotated tasks, one a line. */
    PRODIGY("jsonl"),
    /** Texts with labels, one a line. */
    DOCCANO("jsonl");

    private final String ending;

    ExchangeFormat(String ending) {
        this.ending = ending;
    }

    /** Of its files, without the dot. */
    public String ending() {
        return ending;
    }

    /** {@code label-studio}: as commands have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is a table with a column for everything. */
    public boolean isTable() {
        return this == CSV || this == PARQUET || this == JSONL;
    }
}
