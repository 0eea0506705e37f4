package secondlook.desktop.feature.monitor;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.ColumnPart;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.FigureWatch;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.Role;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;

/**
 * The sentence at the top, and the quieter one below it.
 *
 * @param sentence what changed
 * @param detail   what was compared, and how good the model is now
 */
record MonitorAnswer(String sentence, String detail) {

    private static final int NAMED = 3;

    static MonitorAnswer of(Watch watch) {
        return new MonitorAnswer(sentence(watch), of(watch.subject()) + detail(watch.report()));
    }

    private static String of(Subject subject) {
        return subject instanceof Subject.OfLog log
                ? ChunkTitles.words(log.period(), log.unit()) + " of the log of " + log.model() + ": "
                : "";
    }

    private static String sentence(Watch watch) {
        MonitorReport report = watch.report();
        List<ColumnWatch> changed = report.columns().stream().filter(MonitorAnswer::isOff).toList();
        List<ColumnWatch> inputs = changed.stream().filter(c -> c.role() == Role.INPUT).toList();
        if (!inputs.isEmpty()) {
            long all = report.columns().stream().filter(c -> c.role() == Role.INPUT).count();
            return inputs.size() + " of " + Wording.count(all, "input", "inputs")
                    + (inputs.size() == 1 ? " is" : " are") + " not what the model knows. " + how(inputs.getFirst());
        }
        if (!changed.isEmpty()) {
            ColumnWatch worst = changed.getFirst();
            return (hasInputs(report) ? "The inputs are still those the model knows; " : "") + worst.name()
                    + (worst.role() == Role.MODEL ? ", what it says, is not. " : " is not. ") + how(worst);
        }
        List<String> fewer = report.chunks().stream().filter(ChunkWatch::accuracyAlarming)
                .map(c -> name(watch, c)).toList();
        if (!fewer.isEmpty()) {
            return "The columns are as they were, and yet fewer answers are right in " + named(fewer) + ".";
        }
        List<String> figures = report.chunks().stream()
                .filter(c -> c.figures().stream().anyMatch(FigureWatch::alarming)).map(c -> name(watch, c)).toList();
        if (!figures.isEmpty() || report.figures().stream().anyMatch(FigureWatch::alarming)) {
            return "The columns are as they were, and yet " + off(report) + " is not as usual"
                    + (figures.isEmpty() ? "." : " in " + named(figures) + ".");
        }
        List<String> drifted = report.chunks().stream()
                .filter(c -> c.columns().stream().anyMatch(ChunkWatch.ChunkColumn::alarming)).map(c -> name(watch, c))
                .toList();
        return drifted.isEmpty()
                ? "Nothing changed that the model should be afraid of."
                : "All in all the columns are as they were, but not in " + named(drifted) + ".";
    }

    /** "the share to review", of the first figure that is off. */
    private static String off(MonitorReport report) {
        return Stream.concat(report.figures().stream(), report.chunks().stream().flatMap(c -> c.figures().stream()))
                .filter(FigureWatch::alarming).findFirst().map(figure -> "the " + figure.kind().words())
                .orElse("something");
    }

    private static boolean hasInputs(MonitorReport report) {
        return report.columns().stream().anyMatch(c -> c.role() == Role.INPUT);
    }

    private static boolean isOff(ColumnWatch column) {
        return column.alarming() || column.missingAlarming() || column.outsideAlarming();
    }

    private static String name(Watch watch, ChunkWatch chunk) {
        return ChunkTitles.words(chunk.name(), watch.chunking() == null ? null : watch.chunking().period());
    }

    private static String named(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names.subList(0, names.size() - 1)) + (names.size() > 1 ? " and " : "")
                        + names.getLast()
                : names.size() + " stretches, " + names.getFirst() + " the first";
    }

    private static String how(ColumnWatch column) {
        if (column.alarming()) {
            ColumnPart part = column.parts().grown();
            String what = part.label();
            return what.isEmpty()
                    ? ""
                    : capital(column.name()) + " is " + what + " on " + Figures.percent(part.currentShare())
                            + " of rows, "
                            + before(part) + ".";
        }
        ColumnPart part = column.missingAlarming() ? column.parts().missing() : column.parts().outside();
        return capital(column.name()) + " is " + part.label() + " on " + Figures.percent(part.currentShare())
                + " of rows, "
                + before(part) + ".";
    }

    private static String capital(String name) {
        // a name that a program uses is not a word
        return name.chars().allMatch(Character::isLetter)
                ? Character.toUpperCase(name.charAt(0)) + name.substring(1)
                : name;
    }

    private static String before(ColumnPart part) {
        return part.referenceShare() == 0 ? "never before" : Figures.percent(part.referenceShare()) + " before";
    }

    private static String detail(MonitorReport report) {
        String compared = Wording.count(report.rows(), "row", "rows") + " against "
                + (report.reference().equals("training")
                        ? "the " + Figures.count(report.referenceRows()) + " of training"
                        : report.reference() + ", " + Wording.count(report.referenceRows(), "row", "rows"))
                + ".";
        String estimated = Double.isNaN(report.meanConfidence())
                ? ""
                : " Estimated without labels, " + Figures.percent(report.meanConfidence())
                        + " are right; that holds if its probabilities are calibrated and still mean the same.";
        String realised = Double.isNaN(report.accuracy())
                ? " No row has a label."
                : " By the labels, " + Figures.percent(report.accuracy()) + " are.";
        return compared + estimated + realised;
    }

    /** What is worst, with its rows; {@code null} where nothing is alarming. */
    static @Nullable Picked worst(Watch watch, List<ColumnRow> rows) {
        return rows.stream().filter(row -> row.level() == ColumnWatch.Level.CHANGED && !row.part().isEmpty())
                .findFirst()
                .map(MonitorAnswer::picked)
                .or(() -> watch.report().chunks().stream().filter(ChunkWatch::isAlarming).findFirst()
                        .map(chunk -> picked(watch, chunk)))
                .orElse(null);
    }

    static Picked picked(ColumnRow row) {
        return new Picked(row.subject(), row.name() + ": " + row.part().label(), row.part().rows());
    }

    static Picked picked(Watch watch, ChunkWatch chunk) {
        return new Picked(Picked.chunk(chunk.name()), name(watch, chunk), chunk.members());
    }

    /** What a subject points at in this watch; {@code null} where it is not in it. */
    static @Nullable Picked of(Watch watch, List<ColumnRow> rows, String subject) {
        for (ColumnRow row : rows) {
            if (row.subject().equals(subject)) {
                return picked(row);
            }
        }
        if (subject.endsWith(" " + FigureWatch.ALL)) {
            BitSet all = new BitSet();
            all.set(0, watch.rowIds().length);
            return new Picked(subject, "all rows", all);
        }
        return watch.report().chunks().stream().filter(chunk -> subject.endsWith(" " + chunk.name())).findFirst()
                .map(chunk -> picked(watch, chunk)).orElse(null);
    }

    /** All stretches that are alarming, for a table's readers. */
    static String spoken(Watch watch) {
        String off = watch.report().chunks().stream().filter(ChunkWatch::accuracyAlarming)
                .map(chunk -> Objects.requireNonNull(name(watch, chunk))).collect(Collectors.joining(", "));
        return ChunkTitles.of(watch.chunking()) + ", " + watch.report().chunks().size() + " stretches. "
                + (off.isEmpty() ? "In none are surely fewer right." : "Surely fewer are right in " + off + ".");
    }
}
