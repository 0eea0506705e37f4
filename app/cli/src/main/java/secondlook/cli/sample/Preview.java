package secondlook.cli.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The sample's result at a glance, for a screen that shows it before anything is opened. Do not change the arrays.
 *
 * @param rows     rows scored
 * @param accuracy share of right ones, in [0,1]
 * @param correct  right rows by confidence, 50 equal bins (a,b] over [0,1]
 * @param wrong    wrong rows likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Preview(int rows, double accuracy, int[] correct, int[] wrong) {

    static final int BINS = 50;

    /** Word by word: the first screen waits for it, and setting up what maps JSON to records takes longer than all else of it. */
    static Preview read(InputStream in) throws IOException {
        int rows = 0;
        double accuracy = Double.NaN;
        int[] correct = {};
        int[] wrong = {};
        try (JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "rows" -> rows = json.getIntValue();
                    case "accuracy" -> accuracy = json.getDoubleValue();
                    case "correct" -> correct = counts(json);
                    case "wrong" -> wrong = counts(json);
                    default -> json.skipChildren();
                }
            }
        }
        if (correct.length != BINS || wrong.length != BINS) {
            throw new IOException("the sample's preview is not whole");
        }
        return new Preview(rows, accuracy, correct, wrong);
    }

    private static int[] counts(JsonParser json) throws IOException {
        int[] counts = new int[BINS];
        int size = 0;
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT && size < BINS) {
            counts[size++] = json.getIntValue();
        }
        return Arrays.copyOf(counts, size);
    }
}
