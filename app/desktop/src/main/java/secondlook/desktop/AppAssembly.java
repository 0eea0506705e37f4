package secondlook.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineChoices;
import secondlook.app.engine.Engines;
import secondlook.app.report.ReportMaking;
import secondlook.app.workspace.RecentWorkspaces;
import secondlook.cli.command.VersionSource;
import secondlook.cli.console.UserFolders;
import secondlook.desktop.about.About;
import secondlook.desktop.about.AboutView;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.choice.Choices;
import secondlook.desktop.choice.KeptChoices;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.crash.LastCrash;
import secondlook.desktop.feature.confidence.BrokenRows;
import secondlook.desktop.feature.confidence.Calibrating;
import secondlook.desktop.feature.confidence.ConfidenceController;
import secondlook.desktop.feature.confidence.ConfidenceViewModel;
import secondlook.desktop.feature.confidence.ReliabilityController;
import secondlook.desktop.feature.confidence.ReviewMaking;
import secondlook.desktop.feature.confidence.RowsController;
import secondlook.desktop.feature.confidence.SegmentsController;
import secondlook.desktop.feature.confidence.SetsController;
import secondlook.desktop.feature.confidence.SolveController;
import secondlook.desktop.feature.contract.ContractView;
import secondlook.desktop.feature.contract.ContractViewModel;
import secondlook.desktop.feature.data.DataController;
import secondlook.desktop.feature.data.DataViewModel;
import secondlook.desktop.feature.model.ModelController;
import secondlook.desktop.feature.model.ModelViewModel;
import secondlook.desktop.feature.model.PromotionViewModel;
import secondlook.desktop.feature.model.TrainController;
import secondlook.desktop.feature.model.TrainViewModel;
import secondlook.desktop.feature.model.WaysOutViewModel;
import secondlook.desktop.feature.monitor.Alarms;
import secondlook.desktop.feature.monitor.MonitorController;
import secondlook.desktop.feature.monitor.MonitorViewModel;
import secondlook.desktop.feature.reading.ReadingCommands;
import secondlook.desktop.feature.report.ReportChooser;
import secondlook.desktop.feature.report.ReportController;
import secondlook.desktop.feature.report.ReportViewModel;
import secondlook.desktop.feature.review.Explaining;
import secondlook.desktop.feature.review.KeyBindings;
import secondlook.desktop.feature.review.ReviewController;
import secondlook.desktop.feature.review.ReviewShelf;
import secondlook.desktop.feature.review.ReviewViewModel;
import secondlook.desktop.feature.review.Reviewers;
import secondlook.desktop.feature.rules.RulesController;
import secondlook.desktop.feature.rules.RulesViewModel;
import secondlook.desktop.feature.run.NoRun;
import secondlook.desktop.feature.run.RunController;
import secondlook.desktop.feature.run.RunViewModel;
import secondlook.desktop.feature.shape.ShapeCommands;
import secondlook.desktop.feature.start.StartController;
import secondlook.desktop.feature.start.StartViewModel;
import secondlook.desktop.feature.variants.VariantsCommands;
import secondlook.desktop.help.HelpPages;
import secondlook.desktop.help.HelpView;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.KeptFolders;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.open.SampleOffer;
import secondlook.desktop.open.SessionFolder;
import secondlook.desktop.open.ShownDocuments;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.desktop.settings.SettingsView;
import secondlook.desktop.settings.SettingsViewModel;
import secondlook.desktop.shell.CrumbsController;
import secondlook.desktop.shell.DropTarget;
import secondlook.desktop.shell.FileCommands;
import secondlook.desktop.shell.Overlays;
import secondlook.desktop.shell.RailController;
import secondlook.desktop.shell.ShellController;
import secondlook.desktop.shell.ShellViewModel;
import secondlook.desktop.shell.StatusController;
import secondlook.desktop.shell.TopBarController;
import secondlook.desktop.shell.WindowCommands;
import secondlook.desktop.shell.WindowNotices;
import secondlook.desktop.shell.Zoom;
import secondlook.desktop.theme.Mode;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.tour.Tour;
import secondlook.desktop.view.EmptyScreen;
import secondlook.desktop.view.OneOf;
import secondlook.desktop.view.Screen;
import secondlook.desktop.view.ViewLoader;
import secondlook.runtime.model.ModelFiles;

/** The only place that constructs services: everything the window is made of, put together by hand. */
public final class AppAssembly {

    /**
     * What the surroundings give.
     *
     * @param background where jobs run
     * @param screen     the FX thread
     * @param clock      for everything that is dated
     * @param home       where workspaces are made when nobody chose a folder
     * @param settings   where the list of recent workspaces and the window's choices are kept
     * @param engines    what opens and trains models; closed by whoever gave it
     */
    public record Surroundings(Executor background, Executor screen, Clock clock, Path home, Path settings,
            Engines engines) {}

    private final Surroundings given;
    private final Session session;
    private final JobRunner jobs;
    private final Commands commands = new Commands();
    private final ViewLoader views = new ViewLoader();
    private final WindowNotices notices = new WindowNotices();
    private final ShownDocuments documents = new ShownDocuments();
    private final SessionFolder passing = new SessionFolder(UserFolders.ofThisUser().cache().resolve("reports"));
    private final Theme theme = new Theme();
    private final KeptChoices choices;
    private final Zoom zoom = new Zoom();
    private final SampleOffer sample;
    private final RecentFolders recent;
    private final ModelFiles models;
    private final Scoring scoring;
    private final ModelViewModel modelScreen;
    private final TrainViewModel training;
    private final Opener opener;
    private final ShellViewModel shell;
    private final Window window;

    /** On the FX thread. */
    public AppAssembly(Surroundings given) {
        this.given = given;
        choices = new KeptChoices(given.settings(), given.background());
        Mode kept = choices.now().mode();
        if (kept != null) {
            theme.choose(kept);
        }
        theme.chosen().subscribe(mode -> choices.change(c -> c.withMode(mode)));
        sample = new BundledSample(given.home(), given.engines().models(), given.clock());
        recent = new KeptFolders(new RecentWorkspaces(given.settings()));
        session = new Session(given.background());
        jobs = new JobRunner(given.background(), given.screen(), given.clock());
        models = given.engines().models();
        opener = new Opener(session, jobs, notices, models, recent, given.clock(), given.home());
        opener.openModelsWith(() -> choices.now().engines().options());
        scoring = new Scoring(session, jobs, given.screen(), given.clock());
        scoring.tell(new RunNotices(notices, opener));
        modelScreen = new ModelViewModel(session, jobs, scoring);
        training = new TrainViewModel(session, jobs, notices, models, given.engines().trainers(), given.clock());
        shell = new ShellViewModel(session, jobs);
        List<Screen> screens = List.of(start(), data(), model(), confidence(), review(), monitor(), report());
        window = assemble(screens);
    }

    public Window window() {
        return window;
    }

    /** Where what was written is shown. */
    public ShownDocuments documents() {
        return documents;
    }

    /** Where what is only looked at lies; to be closed at the end. */
    public SessionFolder passing() {
        return passing;
    }

    public Session session() {
        return session;
    }

    public Commands commands() {
        return commands;
    }

    public Opener opener() {
        return opener;
    }

    public Scoring scoring() {
        return scoring;
    }

    public JobRunner jobs() {
        return jobs;
    }

    /**
     * Finds out where models can run on this machine, once there is a model to run: it starts a worker, which takes its share
     * of memory and of the first seconds.
     */
    public void lookForProvidersWithTheFirstModel() {
        IfPresent.first(session.model(), () -> jobs.fetch(context -> ProviderWords.of(models), shell::providerIs,
                failure -> notices.failed("Looking for providers", failure)));
    }

    public Theme theme() {
        return theme;
    }

    private Window assemble(List<Screen> screens) {
        Overlays overlays = new Overlays(session, commands, screens);
        new FileCommands(opener, () -> window().scene().getWindow(), sample).addTo(commands);
        commands.add(new Command("data.expect", Command.Group.COMMANDS, fixed("Expectations\u2026"),
                fixed("what rows should be like, before a model is asked about them"), "fth-shield", null,
                IfPresent.map(session.dataset(), dataset -> "", "no dataset is open"),
                () -> overlays.showInMiddle(new ContractView(
                        new ContractViewModel(session, jobs, given.background(), given.screen()), overlays::hide))));
        new ReadingCommands(session, jobs, opener, notices, given.background(), given.screen(), given.home(),
                () -> window().scene().getWindow()).addTo(commands, overlays::showInMiddle, overlays::hide);
        new ShapeCommands(session, opener, jobs, given.background(), given.screen(), given.clock()).addTo(commands,
                overlays::showInMiddle, overlays::hide);
        new VariantsCommands(session, jobs, given.engines().trainers(), given.clock()).addTo(commands,
                overlays::showInMiddle, overlays::hide);
        commands.add(new Command("run.score", Command.Group.COMMANDS, modelScreen.scoreText(), session.condition(),
                "fth-play", KeyCombination.valueOf("Ctrl+Enter"), modelScreen.obstacle(), modelScreen::score));
        commands.add(new Command("model.choose", Command.Group.COMMANDS,
                IfPresent.map(session.model(), model -> "See what the model needs", "Choose a model"), fixed(""),
                "fth-box", null, Bindings.createStringBinding(
                        () -> session.dataset().get() == null
                                ? "no dataset is open"
                                : modelScreen.obstacle().get().isEmpty() ? "a model that fits is chosen" : "",
                        session.dataset(), modelScreen.obstacle()),
                () -> session.goTo(Place.MODEL)));
        WindowCommands keys = new WindowCommands(commands);
        keys.add(session, screens, overlays, theme, zoom);
        addHelp(overlays, screens);
        DropTarget drops = new DropTarget(opener);
        views.register(ShellController.class, () -> new ShellController(session, screens, overlays, drops,
                () -> views.load(RailController.class)));
        views.register(RailController.class, () -> new RailController(session, shell, screens, commands));
        views.register(TopBarController.class,
                () -> new TopBarController(session, commands, theme, () -> views.load(CrumbsController.class)));
        views.register(CrumbsController.class, () -> new CrumbsController(session, shell, opener, commands));
        views.register(StatusController.class, () -> new StatusController(shell));
        return new Window(views.load(ShellController.class), theme, keys, notices, zoom, overlays);
    }

    /** Shows the tour to a person who has not seen it; on the start screen, once the window is shown. */
    public void showTourOnce() {
        if (!choices.now().tourShown() && session.place().get() == Place.START) {
            commands.find("window.tour").run();
        }
    }

    /** Offers what is left of a start that crashed; found off the FX thread. */
    public void offerReport(LastCrash crash) {
        About about = About.here(VersionSource.version(), AppAssembly::property);
        jobs.fetch(context -> crash.take(about.text()), (Optional<String> report) -> report.ifPresent(text -> notices
                .offerCopy("Second Look ended by itself last time",
                        "What was answered is on disk. A report can be copied; nothing is sent.", text)),
                failure -> notices.failed("Looking for reports", failure));
    }

    private void addHelp(Overlays overlays, List<Screen> screens) {
        Tour tour = new Tour(overlays, () -> window().scene());
        commands.add(
                Command.always("window.tour", Command.Group.WINDOW, "Show the tour", "three steps", "fth-map", null,
                        () -> {
                            choices.change(Choices::withTourShown);
                            session.goTo(Place.START);
                            tour.begin();
                        }));
        addSettings(overlays);
        UserFolders folders = UserFolders.ofThisUser();
        Map<String, Path> kept = new LinkedHashMap<>();
        kept.put("Workspaces, unless you chose a folder", given.home());
        kept.put("Settings", given.settings());
        kept.put("Log", folders.state());
        kept.put("What can be made again", folders.cache());
        commands.add(
                Command.always("window.help", Command.Group.WINDOW, "Help", "what each screen answers, words, files",
                        "fth-book-open", "F1", () -> {
                            HelpView help = new HelpView(HelpPages.of(commands, screens, kept));
                            overlays.showInMiddle(help);
                            help.begin();
                        }),
                Command.always("window.about", Command.Group.WINDOW, "About Second Look",
                        "versions, licences, the promise", "fth-info", null, () -> overlays.showInMiddle(
                                new AboutView(About.here(VersionSource.version(), AppAssembly::property),
                                        overlays::hide))));
    }

    private void addSettings(Overlays overlays) {
        commands.add(Command.always("window.settings", Command.Group.WINDOW, "Settings",
                "light or dark, where models run, time limit", "fth-settings", "Ctrl+Comma", () -> {
                    SettingsView view = new SettingsView(
                            new SettingsViewModel(choices.now().engines(), this::useEngines), theme,
                            (Runtime.getRuntime().maxMemory() >> 20) + "m", overlays::hide);
                    overlays.showInMiddle(view);
                    view.begin();
                }));
    }

    /** Workers that are free may have to be ended for it, which takes a moment. */
    private void useEngines(EngineChoices chosen) {
        choices.change(c -> c.withEngines(chosen));
        given.background().execute(() -> given.engines().change(chosen));
    }

    private static @Nullable String property(@Nullable String key) {
        return key == null ? null : System.getProperty(key);
    }

    private Screen start() {
        StartViewModel start = new StartViewModel(recent, sample, opener, jobs, notices,
                Path.of(System.getProperty("user.home", ".")));
        views.register(StartController.class, () -> new StartController(start, commands, session, given.clock()));
        return new Screen(Place.START, "Start", "fth-home", fixed(""), List.of(),
                () -> views.load(StartController.class));
    }

    private Screen data() {
        DataViewModel data = new DataViewModel(session, jobs, notices);
        views.register(DataController.class, () -> new DataController(data, session, commands));
        return new Screen(Place.DATA, "Data", "fth-layout",
                IfPresent.map(session.dataset(), d -> Figures.count(d.manifest().rows()), ""), List.of(),
                () -> views.load(DataController.class));
    }

    private Screen model() {
        training.advancedOpen().set(choices.now().advancedOpen());
        training.advancedOpen().subscribe(open -> choices.change(c -> c.withAdvancedOpen(open)));
        WaysOutViewModel waysOut = new WaysOutViewModel(session, jobs, models, opener);
        PromotionViewModel promoting = new PromotionViewModel(session, jobs, notices, models, given.clock());
        views.register(ModelController.class,
                () -> new ModelController(modelScreen, session, commands, jobs, waysOut, promoting));
        views.register(TrainController.class, () -> new TrainController(training, session, commands));
        return new Screen(Place.MODEL, "Model", "fth-box", modelScreen.railState(), List.of(),
                () -> views.load(ModelController.class));
    }

    private Screen confidence() {
        RunViewModel run = new RunViewModel(scoring);
        ConfidenceViewModel confidence = new ConfidenceViewModel(session, jobs, given.background(), given.screen(),
                notices);
        ReviewMaking making = new ReviewMaking(session, given.background(), given.screen(), notices);
        Calibrating calibrating = new Calibrating(session, jobs, notices, given.clock(),
                modelScreen::binding, scoring::start);
        views.register(RunController.class, () -> new RunController(run, session));
        views.register(ConfidenceController.class, () -> new ConfidenceController(confidence, making, calibrating,
                new BrokenRows(session, jobs, notices)));
        views.register(RowsController.class, () -> new RowsController(confidence));
        views.register(SolveController.class, () -> new SolveController(confidence));
        views.register(ReliabilityController.class, () -> new ReliabilityController(confidence));
        views.register(SegmentsController.class, () -> new SegmentsController(confidence));
        views.register(SetsController.class, () -> new SetsController(confidence));
        RulesViewModel rules = new RulesViewModel(session, given.background(), given.screen(), notices,
                confidence::guard);
        views.register(RulesController.class, () -> new RulesController(rules));
        commands.add(new Command("review.new", Command.Group.COMMANDS,
                confidence.flagged().map(n -> "Review the " + Figures.count(n.longValue()) + " flagged rows"),
                fixed(""),
                "fth-check-square", KeyCombination.valueOf("Ctrl+R"),
                confidence.flagged().map(n -> n.intValue() == 0 ? "no row is flagged" : ""), () -> {
                    session.goTo(Place.CONFIDENCE);
                    confidence.wantReview();
                }));
        commands.add(new Command("review.selected", Command.Group.COMMANDS, fixed("Review the selected rows"),
                fixed(""),
                "fth-check-square", null, IfPresent.map(session.selection(), rows -> "", "no row is selected"), () -> {
                    session.goTo(Place.CONFIDENCE);
                    confidence.wantReviewOfSelected();
                }));
        ObservableValue<String> state = Bindings.createStringBinding(
                () -> run.railState().getValue().isEmpty()
                        ? confidence.railState().getValue()
                        : run.railState().getValue(),
                run.railState(), confidence.railState());
        return new Screen(Place.CONFIDENCE, "Confidence", "fth-bar-chart-2", state, ConfidenceController.hints(),
                () -> new OneOf()
                        .or(scoring.current().isNotNull(), () -> views.load(RunController.class))
                        .or(session.run().isNull(), this::noRun)
                        .or(session.run().isNotNull(), () -> views.load(ConfidenceController.class)));
    }

    private Parent noRun() {
        EmptyScreen empty = new EmptyScreen(new NoRun(session).answer(),
                "Every prediction will be shown by its confidence; drag a threshold over it and get the rows below.");
        waysToARun().forEach(empty::with);
        return empty;
    }

    private List<Command> waysToARun() {
        return List.of(commands.find("run.score"), commands.find("model.choose"), commands.find("open.files"),
                commands.find("open.sample"));
    }

    private Screen review() {
        Executor soon = CompletableFuture.delayedExecutor(ReviewViewModel.pauseTime().toMillis(),
                TimeUnit.MILLISECONDS, given.background());
        Executor afterwards = CompletableFuture.delayedExecutor(ReviewViewModel.revealTime().toMillis(),
                TimeUnit.MILLISECONDS, given.background());
        ReviewViewModel review = new ReviewViewModel(session,
                new ReviewViewModel.Places(given.background(), given.screen(), soon, afterwards), notices,
                given.clock());
        ReviewShelf shelf = new ReviewShelf(session, given.background(), given.screen(), notices,
                given.clock());
        KeyBindings keys = new KeyBindings(choices.now().reviewKeys(), commands::holderOf,
                changed -> choices.change(c -> c.withReviewKeys(changed)));
        views.register(ReviewController.class, () -> new ReviewController(review, shelf, keys,
                new Explaining(session, given.background(), given.screen()),
                new Reviewers(session, jobs, notices, shelf, opener)));
        return new Screen(Place.REVIEW, "Review", "fth-check-square", review.railState(), keys.hints(),
                () -> views.load(ReviewController.class));
    }

    private Screen monitor() {
        Alarms alarms = new Alarms(session, jobs, notices);
        MonitorViewModel monitor = new MonitorViewModel(session, jobs, notices, alarms, opener);
        views.register(MonitorController.class, () -> new MonitorController(monitor, commands.find("review.selected"),
                waysToARun(), rows -> {
                    training.prepare(rows.target(), rows.where());
                    session.goTo(Place.MODEL);
                }));
        return new Screen(Place.MONITOR, "Monitor", "fth-activity", monitor.railState(), MonitorController.hints(),
                () -> views.load(MonitorController.class));
    }

    private Screen report() {
        ReportViewModel report = new ReportViewModel(session, jobs, notices,
                workspace -> new ReportMaking(workspace, models, given.clock(), VersionSource.version()), documents,
                passing);
        ReportChooser chooser = new ReportChooser(report, session, () -> window().scene().getWindow());
        chooser.addTo(commands);
        views.register(ReportController.class, () -> new ReportController(report, commands,
                waysToARun()));
        return new Screen(Place.REPORT, "Report", "fth-file-text", fixed(""), ReportController.hints(),
                () -> views.load(ReportController.class));
    }

    private static ObservableValue<String> fixed(String text) {
        return Bindings.createStringBinding(() -> text);
    }
}
