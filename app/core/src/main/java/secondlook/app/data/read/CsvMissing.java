package secondlook.app.data.read;

/** The words that stand for a missing value in a text file where nobody says others. */
public final class CsvMissing {

    /** As {@link ReadOptions#MISSING} would say them. */
    public static final String WORDS = String.join(",", CsvDialect.MISSING).replaceFirst("^,", "");

    private CsvMissing() {
    }
}
