package secondlook.app.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong with JSON that a person wrote, without the names of classes and settings that its reader talks of. */
public final class JsonFault {

    private static final int LONGEST = 60;

    private JsonFault() {
    }

    /** One clause, such as "seed is absent or not of its kind". */
    public static String words(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> "there is no key " + shortened(unknown.getPropertyName())
                    + keys(unknown.getKnownPropertyIds());
            case InvalidTypeIdException unknown when unknown.getTypeId() != null -> "there is no "
                    + shortened(unknown.getTypeId());
            case InvalidFormatException wrong -> key(wrong) + " cannot be "
                    + shortened(String.valueOf(wrong.getValue()));
            case MismatchedInputException wrong -> key(wrong) + " is absent or not of its kind";
            default -> String.valueOf(fault.getOriginalMessage()).lines().findFirst().orElse("unknown");
        };
    }

    private static String keys(Collection<Object> known) {
        return known == null || known.isEmpty()
                ? ""
                : "; the keys are " + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String key(JsonMappingException fault) {
        return fault.getPath().reversed().stream().map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull).findFirst().map(JsonFault::shortened).orElse("it");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
