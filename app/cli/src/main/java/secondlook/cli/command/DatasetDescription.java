package secondlook.cli.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Finding;
import secondlook.app.data.finding.Findings;
import secondlook.app.data.finding.ImportWarnings;
import secondlook.cli.console.Printable;
import secondlook.runtime.data.ColumnType;

/** A dataset's schema and profile, as JSON and in words. */
final class DatasetDescription {

    private static final int NAME_WIDTH = 24;

    private final DatasetManifest manifest;
    private final List<ColumnProfile> columns;
    private final Findings findings;

    DatasetDescription(DatasetManifest manifest, List<ColumnProfile> columns, Findings findings) {
        this.manifest = manifest;
        this.columns = columns;
        this.findings = findings;
    }

    Map<String, @Nullable Object> document() {
        return new Document().put("format", manifest.format()).put("name", manifest.name())
                .put("rows", manifest.rows()).put("bytes", manifest.bytes()).put("sha256", manifest.sha256())
                .put("columns", columns.stream().map(DatasetDescription::column).toList())
                .put("warnings", manifest.warnings())
                .put("findings", findings.found().stream().map(DatasetDescription::finding).toList())
                .put("fine", findings.fine()).put("options", manifest.options())
                .put("guesses", manifest.guesses()).put("origin", manifest.origin()).values();
    }

    private static Map<String, @Nullable Object> column(ColumnProfile column) {
        return new Document().put("name", column.name()).put("type", column.type().name().toLowerCase(Locale.ROOT))
                .put("missing", column.missing()).put("distinct", column.distinct())
                .put("distinct_exact", column.exact())
                .put("min", value(column.type(), column.min())).put("max", value(column.type(), column.max()))
                .put("mean", column.mean()).put("top", column.top()).put("edges", column.edges())
                .put("counts", column.counts()).put("quartiles", column.spread()).put("lengths", column.lengths())
                .values();
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        Finding.RowQuery rows = finding.rows();
        return new Document().put("level", finding.level().name().toLowerCase(Locale.ROOT))
                .put("title", finding.title()).put("detail", finding.detail())
                .put("rows", finding.count() < 0 ? null : finding.count()).put("columns", finding.columns())
                .put("where", rows == null ? null : rows.condition()).values();
    }

    /** A number as a number, everything else as the text it is. */
    private static @Nullable Object value(ColumnType type, @Nullable String text) {
        if (text == null || !(type == ColumnType.INTEGER || type == ColumnType.REAL)) {
            return text;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException infinite) {
            return text;
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(manifest.name() + ": " + Words.counted(manifest.rows(), "row") + " × "
                + Words.counted(columns.size(), "column") + ", " + manifest.format());
        for (ColumnProfile column : columns) {
            lines.add(String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s %-9s %s",
                    Printable.of(column.name(), NAME_WIDTH),
                    column.type().name().toLowerCase(Locale.ROOT), values(column)));
        }
        findings.found().stream().filter(finding -> !finding.title().equals(ImportWarnings.title(manifest)))
                .forEach(finding -> lines.add("  finding: " + finding.title() + ". " + finding.detail()
                        + (finding.count() < 0 ? "" : " (" + Words.counted(finding.count(), "row") + ")")));
        manifest.guesses().forEach(guess -> lines.add("  guess: " + guess.key() + "=" + guess.value() + "  "
                + guess.why()));
        manifest.warnings().forEach(warning -> lines.add("  note: " + warning));
        return lines;
    }

    private static String values(ColumnProfile column) {
        String missing = column.missing() == 0 ? "" : ", " + Words.count(column.missing()) + " missing";
        if (column.min() == null) {
            return "no values" + missing;
        }
        String distinct = (column.exact() ? "" : "about ") + Words.count(column.distinct()) + " distinct";
        if (!column.type().isNumeric() && !column.type().isTemporal() && !column.top().isEmpty()) {
            List<String> top = column.top().stream().limit(5).map(f -> Printable.of(f.value(), 20) + " " + f.count())
                    .toList();
            return distinct + missing + ": " + String.join(", ", top);
        }
        return Printable.of(column.min(), 30) + " to " + Printable.of(String.valueOf(column.max()), 30) + ", "
                + distinct + missing;
    }
}
