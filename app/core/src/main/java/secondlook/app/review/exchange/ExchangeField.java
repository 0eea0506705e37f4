package secondlook.app.review.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/** A part of a record of a foreign file: what it should be is asked for, and refused by name where it is not. */
record ExchangeField(int record, JsonNode node) {

    RefusedException refused(String field, String why) {
        return new RefusedException("The file was not read", "record " + record + ": " + field + " " + why,
                "Mend the record, or leave it out. Nothing was changed.");
    }

    boolean has(String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    /** Empty where there is none. */
    ExchangeField in(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            throw refused(name, "is not an object");
        }
        return new ExchangeField(record, value.isObject() ? value : MissingNode.getInstance());
    }

    /** Objects; those that are bare numbers are passed over. */
    List<ExchangeField> list(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refused(name, "is not a list");
        }
        List<ExchangeField> found = new ArrayList<>();
        for (JsonNode element : value) {
            if (element.isObject()) {
                found.add(new ExchangeField(record, element));
            } else if (!element.isNumber()) {
                throw refused(name, "holds something that is not an object");
            }
        }
        return found;
    }

    /** Text, or a number as text; {@code null} where there is none. */
    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw refused(name, "is not a text");
        }
        return value.asText();
    }

    /** NaN where there is none. */
    double number(String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    /** A whole number, or −1 where there is none. */
    long whole(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return -1;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            try {
                return Long.parseLong(value.asText());
            } catch (NumberFormatException notWhole) {
                throw refused(name, "is not a whole number");
            }
        }
        return value.asLong();
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** A text, a list of one text, or {@code {"choices": [text]}}; {@code null} where there is none. */
    @Nullable
    String single(String name) {
        JsonNode value = node.path(name);
        if (value.isObject() && value.has("choices")) {
            value = value.path("choices");
        }
        if (value.isArray()) {
            if (value.size() > 1) {
                throw refused(name, "holds " + value.size() + " values; one is expected");
            }
            value = value.isEmpty() ? MissingNode.getInstance() : value.get(0);
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw refused(name, "is not a text");
        }
        return value.asText();
    }

    /** A text, or the texts of a list one below the other; {@code null} where there is none. */
    @Nullable
    String lines(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray() || value.size() < 2) {
            return single(name);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw refused(name, "holds something that is not a text");
            }
            texts.add(element.asText());
        }
        return String.join("\n", texts);
    }

    /** The first text of a list. */
    @Nullable
    String first(String name) {
        JsonNode value = node.path(name);
        if (value.isArray()) {
            value = value.isEmpty() ? MissingNode.getInstance() : value.get(0);
        }
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** A person: a number, a name, or an object with an e-mail address or a number. */
    @Nullable
    String person(String name) {
        JsonNode value = node.path(name);
        if (value.isObject()) {
            JsonNode known = value.has("email") ? value.path("email") : value.path("id");
            return known.isValueNode() && !known.isNull() ? known.asText() : null;
        }
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
