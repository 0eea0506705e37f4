package secondlook.app.monitor;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Glance;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.RefusedException;

/** The alarms of a workspace. Thread-safe. */
public final class AlarmStore {

    private static final String KEEPING = "The alarms were not kept";

    private final Database database;
    private final Clock clock;
    private final String who;

    public AlarmStore(Database database, Clock clock, String who) {
        this.database = database;
        this.clock = clock;
        this.who = who;
    }

    /** How many alarms stand in a database that is not open here; 0 if it cannot be read. */
    public static int standingIn(Path file) {
        return Glance.at(file, connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT count(*) FROM alarm WHERE seq NOT IN (SELECT alarm FROM alarm_note)");
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }, 0);
    }

    /** Keeps findings; those that are known already stay as they are, with what was said of them. */
    public void keep(String runId, String reference, List<Finding> findings) {
        database.write(KEEPING, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO alarm (run_id, reference, subject, at, evidence) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING""")) {
                for (Finding finding : findings) {
                    insert.setString(1, runId);
                    insert.setString(2, reference);
                    insert.setString(3, finding.subject());
                    insert.setString(4, clock.instant().toString());
                    insert.setString(5, finding.evidence());
                    insert.executeUpdate();
                }
            }
            return findings.size();
        });
    }

    /** All, newest first. */
    public List<Alarm> all() {
        return database.read("The alarms cannot be read", connection -> {
            List<Alarm> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT a.seq, a.run_id, a.reference, a.subject, a.at, a.evidence, n.note, n.who FROM alarm a
                    LEFT JOIN alarm_note n ON n.seq = (SELECT max(seq) FROM alarm_note WHERE alarm = a.seq)
                    ORDER BY a.seq DESC"""); ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Alarm(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                            row.getString(5), row.getString(6), row.getString(7), row.getString(8)));
                }
            }
            return found;
        });
    }

    /** Those that nobody has said anything of. */
    public List<Alarm> standing() {
        return all().stream().filter(Alarm::stands).toList();
    }

    /**
     * Says what an alarm is.
     *
     * @throws RefusedException if there is no such alarm, or nothing is said
     */
    public void acknowledge(long id, String note) {
        if (note.isBlank()) {
            throw new RefusedException("The alarm was not acknowledged", "nothing was said of it",
                    "Say what it is (--note).");
        }
        if (all().stream().noneMatch(alarm -> alarm.id() == id)) {
            throw new RefusedException("The alarm " + id + " was not acknowledged", "there is no such alarm",
                    "Choose one of those that stand (second-look monitor lists them).");
        }
        database.write("The note was not kept", connection -> {
            try (PreparedStatement insert = connection
                    .prepareStatement("INSERT INTO alarm_note (alarm, at, who, note) VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, id);
                insert.setString(2, clock.instant().toString());
                insert.setString(3, who);
                insert.setString(4, note);
                insert.executeUpdate();
            }
            Audit.record(connection, clock, who, "alarm acknowledged", id + " " + note);
            return id;
        });
    }
}
