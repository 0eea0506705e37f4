package secondlook.desktop.feature.monitor;

import java.util.Map;
import java.util.function.UnaryOperator;
import secondlook.app.monitor.Alarm;

/** What an alarm is of, in words. */
final class AlarmWords {

    private static final Map<String, UnaryOperator<String>> KINDS = Map.of(
            "column ", name -> name + " changed",
            "missing ", name -> name + " is missing more often",
            "out of range ", name -> name + " is out of range",
            "unseen ", name -> name + " has unseen values",
            "accuracy ", name -> "Fewer right in " + name,
            "drift ", name -> "Columns changed in " + name);

    private AlarmWords() {
    }

    static String title(Alarm alarm) {
        return KINDS.entrySet().stream().filter(kind -> alarm.subject().startsWith(kind.getKey())).findFirst()
                .map(kind -> kind.getValue().apply(alarm.subject().substring(kind.getKey().length())))
                .orElse(alarm.subject());
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
