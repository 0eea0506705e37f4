package secondlook.app.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;

/**
 * What the database says of a failure, where it was told to say it as JSON.
 *
 * @param text   one line
 * @param at     byte of the statement that it concerns; negative if it does not say
 * @param length in bytes
 */
record DuckDbMessage(String text, long at, long length) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static DuckDbMessage of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int json = message.indexOf('{');
        if (json >= 0) {
            try {
                JsonNode node = JSON.readTree(message.substring(json));
                String text = node.path("exception_message").asText();
                if (!text.isEmpty()) {
                    String[] place = node.path("location").asText().replaceAll("[\\[\\] ]", "").split(",", -1);
                    boolean known = place.length == 2 && (place[0] + place[1]).matches("\\d{2,12}");
                    return new DuckDbMessage(firstLine(text), known ? Long.parseLong(place[0]) : -1,
                            known ? Long.parseLong(place[1]) : 0);
                }
            } catch (JsonProcessingException e) {
                // it was no JSON after all
            }
        }
        return new DuckDbMessage(firstLine(message), -1, 0);
    }

    /** Without the name of the kind of error and without its advice on casts. */
    static String firstLine(String message) {
        String first = message.lines().findFirst().orElse("unknown");
        return first.replaceFirst("^[A-Z][A-Za-z ]* Error: ", "")
                .replace("You might need to add explicit type casts.", "").replace("_LITERAL", "").strip();
    }
}
