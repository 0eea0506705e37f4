package secondlook.desktop.feature.shape;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.shape.Step;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

/** The form for one step. */
final class StepDraft {

    final ObjectProperty<StepKind> kind = new SimpleObjectProperty<>(StepKind.FILTER);
    final StringProperty expression = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<@Nullable String> column = new SimpleObjectProperty<>();
    final ObjectProperty<ColumnType> type = new SimpleObjectProperty<>(ColumnType.REAL);
    final StringProperty size = new SimpleStringProperty("10 %");
    final StringProperty seed = new SimpleStringProperty("1");
    final StringProperty file = new SimpleStringProperty("");
    final StringProperty fileKey = new SimpleStringProperty("");

    void clear() {
        expression.set("");
        name.set("");
    }

    /** @throws RefusedException if something is missing or means nothing */
    Step step() {
        return switch (kind.get()) {
            case FILTER -> new Step.Filter(text(expression));
            case DERIVE -> new Step.Derive(text(name), text(expression));
            case RENAME -> new Step.Rename(chosen(), text(name));
            case TYPE -> new Step.ChangeType(chosen(), type.get());
            case DROP -> new Step.Drop(List.of(chosen()));
            case SAMPLE -> sample();
            case JOIN -> {
                String theirs = text(fileKey);
                yield new Step.Join(text(file).isEmpty()
                        ? ""
                        : Path.of(text(file)).toAbsolutePath().normalize().toString(), null,
                        chosen(), theirs.isEmpty() ? chosen() : theirs, List.of());
            }
        };
    }

    private Step sample() {
        String wanted = text(size).replace(" ", "");
        try {
            long number = Long.parseLong(text(seed));
            return wanted.endsWith("%")
                    ? new Step.Sample(null, Double.parseDouble(wanted.substring(0, wanted.length() - 1)) / 100, number)
                    : new Step.Sample(Long.valueOf(wanted), null, number);
        } catch (NumberFormatException e) {
            throw new RefusedException("The sample cannot be drawn", "its size or its seed is no number",
                    "Give for example 1000 or 10 %, and a whole number as the seed.");
        }
    }

    /** Fills the form with a step, to be changed. */
    void take(Step step) {
        switch (step) {
            case Step.Filter filter -> {
                kind.set(StepKind.FILTER);
                expression.set(filter.condition());
            }
            case Step.Derive derive -> {
                kind.set(StepKind.DERIVE);
                name.set(derive.column());
                expression.set(derive.expression());
            }
            case Step.Rename rename -> {
                kind.set(StepKind.RENAME);
                column.set(rename.from());
                name.set(rename.to());
            }
            case Step.ChangeType change -> {
                kind.set(StepKind.TYPE);
                column.set(change.column());
                type.set(change.type());
            }
            case Step.Drop drop -> {
                kind.set(StepKind.DROP);
                column.set(drop.columns().getFirst());
            }
            case Step.Sample sample -> {
                kind.set(StepKind.SAMPLE);
                Double share = sample.share();
                size.set(share == null
                        ? String.valueOf(sample.rows())
                        : String.format(Locale.ROOT, "%s %%", 100 * share));
                seed.set(Long.toString(sample.seed()));
            }
            case Step.Join join -> {
                kind.set(StepKind.JOIN);
                file.set(join.file());
                column.set(join.key());
                fileKey.set(join.fileKey());
            }
        }
    }

    private String chosen() {
        String now = column.get();
        return now == null ? "" : now;
    }

    private static String text(StringProperty property) {
        String text = property.get();
        return text == null ? "" : text.strip();
    }
}
