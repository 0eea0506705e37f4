package secondlook.runtime.smile.standin;

import java.io.InvalidObjectException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stand-ins. Each reads its entries itself and takes short keys and values only, so that hashing costs nothing. */
public final class StandIns {

    private StandIns() {
    }

    /** Name in the stream to the class that reads it. */
    public static Map<String, Class<?>> byName() {
        return Map.of("java.util.HashMap", HashMap.class, "java.util.Hashtable", Hashtable.class,
                "java.util.Properties", Properties.class);
    }

    /** Nested tables hash for ever; texts and whole numbers do not. */
    static Object plain(@Nullable Object value) throws InvalidObjectException {
        if (value instanceof String || value instanceof Integer || value instanceof Byte) {
            return value;
        }
        throw new InvalidObjectException("a table holds something other than texts and whole numbers");
    }
}
