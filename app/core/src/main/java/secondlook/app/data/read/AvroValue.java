package secondlook.app.data.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/** Turns the values of one Avro field into those of a column. */
final class AvroValue {

    private final Schema schema;

    /** @param field schema of the field; of a union the one kind of value beside null */
    AvroValue(Schema field) {
        this.schema = field.getType() == Schema.Type.UNION ? only(field) : field;
    }

    private static Schema only(Schema union) {
        var kinds = union.getTypes().stream().filter(s -> s.getType() != Schema.Type.NULL).toList();
        return kinds.size() == 1 ? kinds.getFirst() : union;
    }

    boolean isNested() {
        return switch (schema.getType()) {
            case RECORD, ARRAY, MAP -> true;
            default -> false;
        };
    }

    @Nullable
    Object of(@Nullable Object value) {
        LogicalType logical = schema.getLogicalType();
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Integer number when logical instanceof LogicalTypes.Date -> LocalDate.ofEpochDay(number);
            case Integer number -> (long) number;
            case Long number when logical != null -> moment(number, logical.getName());
            case Long number -> number;
            case Float number -> (double) number;
            case Double number -> number;
            case ByteBuffer bytes -> bytes(bytes.array(), logical);
            case GenericFixed fixed -> bytes(fixed.bytes(), logical);
            default -> value.toString();
        };
    }

    private static Object moment(long number, String logical) {
        return switch (logical) {
            case "timestamp-millis", "local-timestamp-millis" -> utc(Math.floorDiv(number, 1000),
                    Math.floorMod(number, 1000) * 1_000_000L);
            case "timestamp-micros", "local-timestamp-micros" -> utc(Math.floorDiv(number, 1_000_000),
                    Math.floorMod(number, 1_000_000) * 1_000L);
            default -> number;
        };
    }

    private static LocalDateTime utc(long seconds, long nanos) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds, nanos), ZoneOffset.UTC);
    }

    private static Object bytes(byte[] bytes, @Nullable LogicalType logical) {
        if (logical instanceof LogicalTypes.Decimal decimal && bytes.length > 0 && bytes.length <= 64) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).doubleValue();
        }
        return HexFormat.of().formatHex(bytes);
    }
}
