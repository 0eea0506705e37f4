package secondlook.app.expect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/**
 * What is expected of one column.
 *
 * @param column     its name; case does not matter
 * @param type       of its values
 * @param least      smallest number; {@code null} for any
 * @param most       greatest number; {@code null} for any
 * @param tolerance  how far beyond least and most a number may be, as a share of their distance; at least 0
 * @param categories the values it may have, as text; {@code null} for any
 * @param missing    greatest share of missing values, in [0,1]; with 0 every missing value breaks it
 * @param unique     whether no value may occur twice
 * @param action     for rows that break it
 * @param inferred   fingerprint of what was inferred from data, see {@link #asInferred}; {@code null} where a person said it,
 *                   or a file from before this was kept does not tell
 */
public record ColumnExpectation(String column, ColumnType type, @Nullable Double least, @Nullable Double most,
        double tolerance, @Nullable List<String> categories, double missing, boolean unique, Action action,
        @Nullable String inferred) {

    /** Of the distance between the smallest and the greatest value that was learned from. */
    public static final double TOLERANCE = 0.1;

    private static final int FINGERPRINT_BYTES = 8;

    public ColumnExpectation {
        categories = categories == null ? null : List.copyOf(categories);
    }

    /** As a person says it. */
    public ColumnExpectation(String column, ColumnType type, @Nullable Double least, @Nullable Double most,
            double tolerance, @Nullable List<String> categories, double missing, boolean unique, Action action) {
        this(column, type, least, most, tolerance, categories, missing, unique, action, null);
    }

    /** The same, marked as inferred: whoever changes it later, in a file too, makes it a person's word. */
    ColumnExpectation asInferred() {
        return new ColumnExpectation(column, type, least, most, tolerance, categories, missing, unique, action,
                fingerprint());
    }

    /** Whether it does not stand as it was inferred. */
    boolean saidByPerson() {
        return !fingerprint().equals(inferred);
    }

    private String fingerprint() {
        String said = Arrays.asList(type, least, most, tolerance, categories == null ? -1 : categories.size(),
                missing, unique, action) + (categories == null ? "" : "\0" + String.join("\0", categories));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The same with something else for rows that break it. */
    public ColumnExpectation with(Action other) {
        return new ColumnExpectation(column, type, least, most, tolerance, categories, missing, unique, other,
                inferred);
    }

    /** The smallest number that is let through; {@code null} for any. */
    @Nullable
    Double lowest() {
        return least == null ? null : least - slack();
    }

    /** The greatest number that is let through; {@code null} for any. */
    @Nullable
    Double highest() {
        return most == null ? null : most + slack();
    }

    private double slack() {
        return least == null || most == null ? 0 : tolerance * (most - least);
    }
}
