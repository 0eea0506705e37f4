package secondlook.app.data.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;

/** Copies the result of a query to another database into rows of our own. */
final class JdbcRows {

    private static final int CHECK_EVERY = 1024;

    private JdbcRows() {
    }

    /** The names of the columns as the database gives them. */
    static List<String> copy(ResultSet result, ScratchTable rows, JobContext context) throws SQLException, IOException {
        ResultSetMetaData about = result.getMetaData();
        int columns = about.getColumnCount();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(about.getColumnLabel(i));
        }
        rows.widen(columns);
        while (result.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.add(value(result.getObject(i)));
            }
            rows.endRow();
            if (rows.rows() % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
        }
        return names;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger number when number.bitLength() < 64 -> number.longValue();
            case BigDecimal number -> number.doubleValue();
            case Number number -> number.doubleValue();
            case LocalDate day -> day;
            case LocalDateTime moment -> moment;
            case OffsetDateTime moment -> moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case Timestamp moment -> moment.toLocalDateTime();
            case Date day -> day.toLocalDate();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            default -> value.toString();
        };
    }
}
