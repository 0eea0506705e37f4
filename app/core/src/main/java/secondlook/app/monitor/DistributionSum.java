package secondlook.app.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Distributions.ColumnDistribution;

/**
 * Adds up the distributions of many entries as they are kept, without making objects of each: what is kept of thousands of runs
 * is read in a fraction of a second. Columns that not all of them have are left out, as in {@link Distributions#merge}, and so
 * are those that hold numbers in some and texts in others.
 */
final class DistributionSum {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, ColumnSum> columns = new LinkedHashMap<>();
    private int entries;

    private static final class ColumnSum {
        private long missing;
        private @Nullable Map<String, long[]> numbers;
        private @Nullable Map<String, long[]> texts;
        private int entries;
    }

    /** @param json what {@link Distributions} is written as */
    void add(String json) {
        entries++;
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean ours = parser.currentName().equals("columns");
                parser.nextToken();
                if (ours) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        column(parser, columns.computeIfAbsent(parser.currentName(), name -> new ColumnSum()));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("not the JSON of distributions", e);
        }
    }

    private static void column(JsonParser parser, ColumnSum sum) throws IOException {
        sum.entries++;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("missing")) {
                sum.missing += parser.getLongValue();
            } else if (value == JsonToken.START_OBJECT && name.equals("texts")) {
                sum.texts = counts(parser, sum.texts);
            } else if (value == JsonToken.START_OBJECT && name.equals("numbers")) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    parser.nextToken();
                    sum.numbers = counts(parser, sum.numbers);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Map<String, long[]> counts(JsonParser parser, @Nullable Map<String, long[]> known)
            throws IOException {
        Map<String, long[]> counts = known == null ? new HashMap<>() : known;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            counts.computeIfAbsent(key, absent -> new long[1])[0] += parser.getLongValue();
        }
        return counts;
    }

    /** {@code null} if nothing was added. */
    @Nullable
    Distributions sum() {
        if (entries == 0) {
            return null;
        }
        Map<String, ColumnDistribution> sums = new LinkedHashMap<>();
        columns.forEach((name, sum) -> {
            boolean words = sum.texts != null && !sum.texts.isEmpty();
            boolean figures = sum.numbers != null && !sum.numbers.isEmpty();
            if (sum.entries == entries && !(words && figures)) {
                // where nothing is present, nobody knows what it would have been
                boolean numeric = figures || sum.texts == null;
                sums.put(name, new ColumnDistribution(sum.missing, numeric ? numbers(sum.numbers) : null,
                        numeric ? null : texts(sum.texts)));
            }
        });
        return new Distributions(sums);
    }

    private static @Nullable NumberSketch numbers(@Nullable Map<String, long[]> counts) {
        if (counts == null) {
            return null;
        }
        Map<Integer, Long> numbers = new TreeMap<>();
        counts.forEach((bucket, count) -> numbers.put(Integer.valueOf(bucket), count[0]));
        return new NumberSketch(numbers);
    }

    private static @Nullable Map<String, Long> texts(@Nullable Map<String, long[]> counts) {
        if (counts == null) {
            return null;
        }
        Map<String, Long> texts = new HashMap<>();
        counts.forEach((text, count) -> texts.put(text, count[0]));
        return texts;
    }
}
