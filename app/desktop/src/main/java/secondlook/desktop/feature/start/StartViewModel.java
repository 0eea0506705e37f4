package secondlook.desktop.feature.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.open.RecentWorkspace;
import secondlook.desktop.open.SampleOffer;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.Wording;

/** The first screen: the sample for those who come for the first time, the last workspaces for the others. */
public final class StartViewModel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final RecentFolders recent;
    private final SampleOffer sample;
    private final SampleOffer.@Nullable Preview preview;
    private final Opener opener;
    private final JobRunner jobs;
    private final Notices notices;
    private final Path home;
    private final ObservableList<RecentWorkspace> workspaces = FXCollections.observableArrayList();

    /** @param home the person's home folder, abbreviated in paths */
    public StartViewModel(RecentFolders recent, SampleOffer sample, Opener opener, JobRunner jobs, Notices notices,
            Path home) {
        this.recent = recent;
        this.sample = sample;
        this.preview = sample.preview();
        this.opener = opener;
        this.jobs = jobs;
        this.notices = notices;
        this.home = home;
    }

    public ObservableList<RecentWorkspace> workspaces() {
        return workspaces;
    }

    /** Reads the list again. */
    public void refresh() {
        jobs.fetch(context -> recent.list(), (List<RecentWorkspace> list) -> workspaces.setAll(list),
                failure -> notices.failed("Reading the recent workspaces", failure));
    }

    public SampleOffer.@Nullable Preview preview() {
        return preview;
    }

    /** "It is right on 83.6 % of them. Which ones would you check?" with the sample's own figures. */
    public String sampleText() {
        return preview == null
                ? "Daily weather of 2012 to 2015, with a forest that was trained on the first three years."
                : "A forest learned from 2012\u20132014 and was asked about " + preview.rows()
                        + " days of 2015. It is right on "
                        + Figures.percent((double) preview.right() / preview.rows())
                        + " of them. Which ones would you check?";
    }

    /** "A year of weather, 60 wrong answers to find". */
    public String sampleHint() {
        return preview == null
                ? "A year of weather"
                : "A year of weather, " + preview.mistaken() + " wrong answers to find";
    }

    /** The workspace to go on with: the newest one that is there. */
    public Optional<RecentWorkspace> toContinue() {
        return workspaces.stream().filter(w -> !w.missing()).findFirst();
    }

    /** "The workspace seattle has 98 items left to review." */
    public String continueText() {
        return toContinue().map(w -> "The workspace " + w.name() + (w.left() > 0
                ? " has " + Wording.count(w.left(), "item", "items") + " left to review."
                : " was opened last.")
                + (w.alarms() > 0
                        ? " " + Wording.count(w.alarms(), "alarm stands", "alarms stand") + " in it: see Monitor."
                        : ""))
                .orElse("None of the workspaces listed is where it was.");
    }

    public void open(RecentWorkspace workspace) {
        opener.workspace(workspace.folder());
    }

    public void openSample() {
        opener.sample(sample);
    }

    /** The folder has moved: forget the old place and open the new one. */
    public void relocate(RecentWorkspace workspace, Path folder) {
        jobs.fetch(context -> {
            recent.remove(workspace.folder());
            return recent.list();
        }, (List<RecentWorkspace> list) -> {
            workspaces.setAll(list);
            opener.workspace(folder);
        }, failure -> notices.failed("Forgetting " + workspace.folder(), failure));
    }

    /** Takes it off the list; the folder itself is not touched. */
    public void forget(RecentWorkspace workspace) {
        jobs.fetch(context -> {
            recent.remove(workspace.folder());
            return recent.list();
        }, (List<RecentWorkspace> list) -> workspaces.setAll(list),
                failure -> notices.failed("Forgetting " + workspace.folder(), failure));
    }

    /** The folder, with the person's home as "~". */
    public String place(RecentWorkspace workspace) {
        Path folder = workspace.folder().toAbsolutePath();
        return folder.startsWith(home) ? Path.of("~").resolve(home.relativize(folder)).toString() : folder.toString();
    }

    /** "today 10:31", "12 Mar", "3 Feb 2025". */
    public static String when(@Nullable Instant opened, Instant now, ZoneId zone) {
        if (opened == null) {
            return "";
        }
        ZonedDateTime at = opened.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (at.toLocalDate().equals(today)) {
            return "today " + TIME.format(at);
        }
        return (at.getYear() == today.getYear() ? DAY : YEAR).format(at);
    }
}
