package secondlook.desktop.feature.monitor;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.monitor.FigureKind;
import secondlook.app.monitor.FigureWatch;

/** What an alarm is of, in words. */
final class AlarmWords {

    private static final Map<String, UnaryOperator<String>> KINDS = Map.of(
            "column ", name -> name + " changed",
            "missing ", name -> name + " is missing more often",
            "out of range ", name -> name + " is out of range",
            "unseen ", name -> name + " has unseen values",
            "accuracy ", name -> "Fewer right in " + stretch(name),
            "drift ", name -> "Columns changed in " + stretch(name));

    private static final Map<FigureKind, String> FIGURES = Map.of(FigureKind.CONFIDENCE, "Mean confidence",
            FigureKind.ESTIMATED, "Estimated accuracy", FigureKind.ACCURACY, "Realised accuracy", FigureKind.FLAGGED,
            "Share to review", FigureKind.REFUSED, "Share refused", FigureKind.INVALID, "Share without usable scores");

    private AlarmWords() {
    }

    static String title(Alarm alarm) {
        return figure(alarm).orElseGet(() -> kind(alarm));
    }

    /** Of a rule for a figure: its evidence begins with what the figure is. */
    private static Optional<String> figure(Alarm alarm) {
        for (FigureKind kind : FigureKind.values()) {
            String of = kind.key() + " ";
            if (alarm.subject().startsWith(of) && alarm.evidence().startsWith(kind.words())) {
                String rest = alarm.subject().substring(of.length());
                if (rest.endsWith(FigureWatch.ALL)) {
                    String label = rest.substring(0, rest.length() - FigureWatch.ALL.length()).strip();
                    return Optional.of(words(kind, label) + " of all rows");
                }
                int space = kind == FigureKind.SHARE ? rest.lastIndexOf(' ') : -1;
                return Optional.of(words(kind, rest.substring(0, Math.max(0, space))) + " in "
                        + stretch(rest.substring(space + 1)));
            }
        }
        return Optional.empty();
    }

    private static String words(FigureKind kind, String label) {
        return kind == FigureKind.SHARE ? "Share of " + label : FIGURES.getOrDefault(kind, kind.words());
    }

    private static String kind(Alarm alarm) {
        return KINDS.entrySet().stream().filter(kind -> alarm.subject().startsWith(kind.getKey())).findFirst()
                .map(kind -> kind.getValue().apply(alarm.subject().substring(kind.getKey().length())))
                .orElse(alarm.subject());
    }

    /** What an alarm keeps is the name alone, not what kind of stretch it is. */
    private static String stretch(String name) {
        return ChunkTitles.words(name, name.matches("\\d{4}-\\d{2}")
                ? Period.MONTH
                : name.contains("\u2013") ? null : Period.DAY);
    }

    /** The figures, and what somebody said of them. */
    static String evidence(Alarm alarm) {
        String figures = alarm.evidence().isEmpty()
                ? ""
                : Character.toUpperCase(alarm.evidence().charAt(0)) + alarm.evidence().substring(1) + ".";
        return alarm.note() == null ? figures : figures + " “" + alarm.note() + "”, " + alarm.notedBy();
    }

    static String heading(int standing) {
        return switch (standing) {
            case 0 -> "No alarm stands";
            case 1 -> "1 alarm, and why";
            default -> standing + " alarms, and why";
        };
    }
}
