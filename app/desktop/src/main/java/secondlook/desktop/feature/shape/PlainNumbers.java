package secondlook.desktop.feature.shape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.shape.ShapingPreview;
import secondlook.runtime.data.ColumnType;

/** Rows to be looked at: real numbers without the digits that binary arithmetic leaves behind. */
final class PlainNumbers {

    private static final MathContext DIGITS = new MathContext(9);

    private PlainNumbers() {
    }

    static List<List<@Nullable String>> of(ShapingPreview preview) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : preview.rows()) {
            List<@Nullable String> plain = new ArrayList<>(row);
            for (int i = 0; i < plain.size(); i++) {
                String text = plain.get(i);
                if (text != null && preview.schema().column(i).type() == ColumnType.REAL) {
                    plain.set(i, plain(text));
                }
            }
            rows.add(plain);
        }
        return rows;
    }

    static String plain(String text) {
        if (text.length() <= DIGITS.getPrecision() || text.contains("e") || !text.matches("-?[0-9.]+")) {
            return text;
        }
        BigDecimal rounded = new BigDecimal(text).round(DIGITS).stripTrailingZeros();
        return rounded.scale() <= 0 ? text : rounded.toPlainString();
    }
}
