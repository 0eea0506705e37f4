package secondlook.desktop.feature.data;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Finding;
import secondlook.app.data.finding.Findings;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;
import secondlook.desktop.view.Wording;

/** The sentences of the data screen, from what was counted. */
final class DataWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private DataWording() {
    }

    /** "1 461 rows, 6 columns, nothing missing." Says nothing of missing values before they were counted. */
    static String answer(DatasetManifest manifest, List<ColumnProfile> profile) {
        String size = Wording.count(manifest.rows(), "row", "rows") + ", "
                + Wording.count(manifest.schema().size(), "column", "columns");
        if (profile.isEmpty()) {
            return size + ".";
        }
        long missing = profile.stream().mapToLong(ColumnProfile::missing).sum();
        long holed = profile.stream().filter(c -> c.missing() > 0).count();
        return missing == 0
                ? size + ", nothing missing."
                : size + ". " + Wording.count(missing, "value is missing", "values are missing") + " in "
                        + Wording.count(holed, "column", "columns") + ".";
    }

    static String under(Findings findings) {
        if (findings.found().isEmpty()) {
            return "Nothing odd was found by the checks on the right.";
        }
        long warnings = findings.found().stream().filter(f -> f.level() == Finding.Level.WARNING).count();
        Finding first = findings.found().getFirst();
        String most = first.title() + (first.count() >= 0 ? ": " + Wording.count(first.count(), "row", "rows") : "")
                + ".";
        if (warnings == 0) {
            return Wording.count(findings.found().size(), "thing", "things") + " to know, nothing to worry about. "
                    + most;
        }
        return Wording.count(warnings, "finding", "findings") + " to look at. " + most;
    }

    /** "CSV, 47.1 KiB, comma, UTF-8 · sha256 0845078a290b…" */
    static String fingerprint(DatasetManifest manifest) {
        StringBuilder words = new StringBuilder(manifest.format().toUpperCase(Locale.ROOT)).append(", ")
                .append(Wording.bytes(manifest.bytes()));
        for (String key : List.of(ReadOptions.SHEET, ReadOptions.TABLE, ReadOptions.DELIMITER, ReadOptions.ENCODING)) {
            String said = manifest.options().get(key);
            String known = said != null
                    ? said
                    : manifest.guesses().stream().filter(g -> g.key().equals(key)).map(Guess::value).findFirst()
                            .orElse("");
            words.append(known.isEmpty() ? "" : ", " + known);
        }
        return words + ", imported " + day(manifest.imported()) + " \u00b7 sha256 "
                + manifest.sha256().substring(0, Math.min(12, manifest.sha256().length()))
                + "\u2026";
    }

    private static String day(String instant) {
        try {
            return DAY.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException foreign) {
            return instant;
        }
    }
}
