package secondlook.desktop.feature.monitor;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Alarm;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.Wording;

/** The alarms of the open workspace, and what is said of them. */
public final class Alarms {

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Alarm>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper standing = new ReadOnlyIntegerWrapper();

    public Alarms(Session session, JobRunner jobs, Notices notices) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        session.workspace().subscribe((@Nullable Workspace now) -> read(true));
    }

    /** Standing ones first, each kind newest first. */
    ReadOnlyObjectProperty<List<Alarm>> all() {
        return all.getReadOnlyProperty();
    }

    /** How many stand. */
    public ReadOnlyIntegerProperty standing() {
        return standing.getReadOnlyProperty();
    }

    /** Reads them again. */
    void refresh() {
        read(false);
    }

    /** @param opened whether somebody just came, and is told of those that stand */
    private void read(boolean opened) {
        Workspace now = session.workspace().get();
        if (opened) {
            show(List.of());
        }
        if (now == null) {
            return;
        }
        jobs.fetch(context -> now.alarms().all(), found -> {
            if (session.workspace().get() == now) {
                show(found);
                if (opened && standing.get() > 0) {
                    notices.heed(Wording.count(standing.get(), "alarm stands", "alarms stand") + " in " + now.name()
                            + ". Monitor says why.");
                }
            }
        }, failure -> notices.failed("Reading the alarms", failure));
    }

    private void show(List<Alarm> found) {
        List<Alarm> stand = found.stream().filter(Alarm::stands).toList();
        all.set(Stream.concat(stand.stream(), found.stream().filter(alarm -> !alarm.stands()))
                .toList());
        standing.set(stand.size());
    }

    /** Says what an alarm is; kept before it is shown. */
    void acknowledge(Alarm alarm, String note) {
        Workspace now = session.workspace().get();
        if (now != null) {
            jobs.fetch(context -> {
                now.alarms().acknowledge(alarm.id(), note);
                return now.alarms().all();
            }, found -> {
                if (session.workspace().get() == now) {
                    show(found);
                }
            }, failure -> notices.failed("Acknowledging the alarm", failure));
        }
    }
}
