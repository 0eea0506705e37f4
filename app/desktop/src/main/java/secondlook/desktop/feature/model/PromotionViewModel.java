package secondlook.desktop.feature.model;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.registry.Check;
import secondlook.app.registry.CheckState;
import secondlook.app.registry.Checklist;
import secondlook.app.registry.CompareJob;
import secondlook.app.registry.HeldOutRows;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.ModelVersions;
import secondlook.app.registry.VersionState;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.model.ModelFiles;

/** Which version of the current model's name counts, what speaks for and against this one, and the step back. Used on the FX thread. */
public final class PromotionViewModel {

    /**
     * Where the current model stands.
     *
     * @param version   it
     * @param champion  of its name; {@code null} where none counts yet
     * @param checklist with the reasons that were given so far
     * @param back      whether another version counted before
     */
    record Standing(ModelVersion version, @Nullable ModelVersion champion, Checklist checklist, boolean back) {

        boolean isChampion() {
            return version.state() == VersionState.CHAMPION;
        }

        boolean canPromote() {
            return !isChampion() && checklist.blocking().isEmpty();
        }
    }

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ModelFiles models;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
    private final StringProperty drift = new SimpleStringProperty("");
    private final Map<String, StringProperty> reasons = new HashMap<>();
    private int question;

    public PromotionViewModel(Session session, JobRunner jobs, Notices notices, ModelFiles models, Clock clock) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.models = models;
        this.clock = clock;
        session.model().subscribe((@Nullable OpenModel before, @Nullable OpenModel now) -> forget());
        session.registry().subscribe(this::look);
        drift.subscribe(this::look);
    }

    /** {@code null} where no model of the workspace is open. */
    ReadOnlyObjectProperty<@Nullable Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** What a person found when looking at the drift; empty if nobody looked. */
    StringProperty drift() {
        return drift;
    }

    /** Why a check that does not pass may pass; empty for no reason. */
    StringProperty reason(String check) {
        return reasons.computeIfAbsent(check, key -> {
            StringProperty reason = new SimpleStringProperty("");
            reason.subscribe(this::look);
            return reason;
        });
    }

    private void forget() {
        drift.set("");
        reasons.values().forEach(reason -> reason.set(""));
        look();
    }

    /** Whether this and the champion can be compared on the rows that are chosen. */
    boolean canCompare() {
        Standing now = standing.get();
        return now != null && now.champion() != null && !now.isChampion() && session.dataset().get() != null
                && session.target().get() != null;
    }

    private void look() {
        Workspace workspace = session.workspace().get();
        OpenModel model = session.model().get();
        int asked = ++question;
        if (workspace == null || model == null) {
            standing.set(null);
            return;
        }
        String sha256 = model.entry().sha256();
        String found = drift.get().isBlank() ? null : drift.get().strip();
        Map<String, String> given = new LinkedHashMap<>();
        reasons.forEach((check, reason) -> {
            if (!reason.get().isBlank()) {
                given.put(check, reason.get().strip());
            }
        });
        jobs.fetch(context -> standing(workspace.versions(), sha256, found, given), now -> {
            if (asked == question) {
                standing.set(now.orElse(null));
            }
        }, failure -> notices.failed("Reading the versions", failure));
    }

    private static Optional<Standing> standing(ModelVersions versions, String sha256, @Nullable String drift,
            Map<String, String> reasons) {
        ModelVersion version = versions.all().stream().filter(one -> one.sha256().equals(sha256)).findFirst()
                .orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        return Optional.of(new Standing(version, versions.champion(version.name()),
                versions.checklist(version, drift).accepting(reasons), versions.history(version.name()).size() > 1));
    }

    /** Scores the rows that are chosen with both, and compares row by row. */
    void compare() {
        Workspace workspace = session.workspace().get();
        Dataset dataset = session.dataset().get();
        String truth = session.target().get();
        Standing now = standing.get();
        ModelVersion champion = now == null ? null : now.champion();
        if (workspace == null || dataset == null || truth == null || now == null || champion == null) {
            return;
        }
        String where = session.condition().get().isEmpty() ? null : session.condition().get();
        jobs.start("Comparing with the champion",
                new CompareJob(workspace.versions(), models, now.version(), champion,
                        new HeldOutRows(dataset, truth, where), workspace::calibration, workspace.runsFolder(),
                        workspace::addRun, clock),
                compared -> refresh(workspace), failure -> notices.failed("Comparing with the champion", failure));
    }

    /** Makes this version the one that counts, if its checklist lets it. */
    void promote() {
        Standing now = standing.get();
        if (now != null && now.canPromote()) {
            change(versions -> versions.promote(now.version(), now.checklist(), null).toString(),
                    now.version().reference() + " is the champion");
        }
    }

    /** Makes the version that counted before count again. */
    void rollBack() {
        Standing now = standing.get();
        if (now != null && now.back()) {
            change(versions -> versions.rollBack(now.version().name(), null).toString(),
                    "The version before counts again");
        }
    }

    private void change(Function<ModelVersions, String> act, String done) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.fetch(context -> act.apply(workspace.versions()), kept -> {
                notices.done(done);
                refresh(workspace);
            }, failure -> notices.failed("Changing which version counts", failure));
        }
    }

    private void refresh(Workspace workspace) {
        jobs.fetch(context -> Registry.of(workspace), now -> {
            if (session.workspace().get() == workspace) {
                session.refresh(now);
                look();
            }
        }, failure -> notices.failed("Reading the workspace", failure));
    }

    /** "passed", "FAILED", "open" or "accepted: …". */
    static String words(Check check) {
        return check.accepted() != null
                ? "accepted"
                : check.state() == CheckState.PASSED
                        ? "passed"
                        : check.state() == CheckState.FAILED ? "failed" : "open";
    }
}
