package secondlook.app.review.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Reads JSON objects from an array or one after the other, one at a time: a file may be of any length, but a single record
 * is bounded in depth, in the length of its texts and in the number of its parts.
 */
final class JsonRecords {

    private static final int DEEPEST = 64;

    private static final int LONGEST_TEXT = 5_000_000;

    private static final int MOST_PARTS = 200_000;

    private static final int BYTE_ORDER_MARK = 0xEF;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT).maxNameLength(50_000).maxNumberLength(1_000).build())
            .build());

    private JsonRecords() {
    }

    /** @param read makes answers of a record, which is counted from 1 */
    static List<ImportedAnswer> read(Path file, BiFunction<Integer, JsonNode, List<ImportedAnswer>> read) {
        int record = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            skipMark(in);
            List<ImportedAnswer> answers = new ArrayList<>();
            try (JsonParser parser = MAPPER.getFactory().createParser(in)) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    token = parser.nextToken();
                }
                for (; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    record++;
                    if (token != JsonToken.START_OBJECT) {
                        throw refused(file, "record " + record + " is not an object");
                    }
                    answers.addAll(read.apply(record, bounded(file, parser, record)));
                }
            }
            if (record == 0) {
                throw refused(file, "it holds no record");
            }
            return answers;
        } catch (JsonProcessingException e) {
            throw new RefusedException(new Problem(file + " was not read",
                    "record " + Math.max(1, record) + " is not usable JSON: " + firstLine(e),
                    "Check that it is the export of the format that was named."), e);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " was not read", "the file cannot be read",
                    "Check the path, its permissions and the disk."), e);
        }
    }

    private static JsonNode bounded(Path file, JsonParser parser, int record) throws IOException {
        try (TokenBuffer buffer = new TokenBuffer(parser)) {
            int depth = 0;
            int parts = 0;
            do {
                buffer.copyCurrentEvent(parser);
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (++parts > MOST_PARTS) {
                    throw refused(file, "record " + record + " has more than " + MOST_PARTS + " parts");
                }
            } while (depth > 0 && parser.nextToken() != null);
            return MAPPER.readTree(buffer.asParser());
        }
    }

    private static void skipMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() == BYTE_ORDER_MARK && in.read() == 0xBB && in.read() == 0xBF) {
            return;
        }
        in.reset();
    }

    private static RefusedException refused(Path file, String why) {
        return new RefusedException(file + " was not read", why,
                "Check that it is the export of the format that was named.");
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unknown");
    }
}
