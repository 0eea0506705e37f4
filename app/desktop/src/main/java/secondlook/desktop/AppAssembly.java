package secondlook.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.command.Commands;
import secondlook.desktop.feature.data.DataController;
import secondlook.desktop.feature.data.DataViewModel;
import secondlook.desktop.feature.start.StartController;
import secondlook.desktop.feature.start.StartViewModel;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.open.SampleOffer;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
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
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.EmptyScreen;
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
     */
    public record Surroundings(Executor background, Executor screen, Clock clock, Path home) {}

    private final Surroundings given;
    private final Session session;
    private final JobRunner jobs;
    private final Commands commands = new Commands();
    private final ViewLoader views = new ViewLoader();
    private final WindowNotices notices = new WindowNotices();
    private final Theme theme = new Theme();
    private final Zoom zoom = new Zoom();
    private final SampleOffer sample;
    private final Opener opener;
    private final ShellViewModel shell;
    private final Window window;

    /** On the FX thread. */
    public AppAssembly(Surroundings given) {
        this.given = given;
        sample = new NoSample();
        session = new Session(given.background());
        jobs = new JobRunner(given.background(), given.screen(), given.clock());
        opener = new Opener(session, jobs, notices, ModelFiles.discovered(), RecentFolders.NONE, given.clock(),
                given.home());
        shell = new ShellViewModel(session, jobs);
        List<Screen> screens = List.of(start(), data(), model(), confidence(), review());
        window = assemble(screens);
    }

    public Window window() {
        return window;
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

    public JobRunner jobs() {
        return jobs;
    }

    public Theme theme() {
        return theme;
    }

    private Window assemble(List<Screen> screens) {
        Overlays overlays = new Overlays(session, commands, screens);
        new FileCommands(opener, () -> window().scene().getWindow(), sample).addTo(commands);
        WindowCommands keys = new WindowCommands(commands);
        keys.add(session, screens, overlays, theme, zoom);
        DropTarget drops = new DropTarget(opener);
        views.register(ShellController.class, () -> new ShellController(session, screens, overlays, drops));
        views.register(RailController.class, () -> new RailController(session, shell, screens, commands));
        views.register(TopBarController.class,
                () -> new TopBarController(session, shell, opener, commands, theme));
        views.register(StatusController.class, () -> new StatusController(shell));
        return new Window(views.load(ShellController.class), theme, keys, notices, zoom);
    }

    private Screen start() {
        StartViewModel start = new StartViewModel(RecentFolders.NONE, sample, opener, jobs, notices, given.home());
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
        return slot(Place.MODEL, "Model", "fth-box",
                IfPresent.map(session.model(), m -> "v" + m.entry().version(), ""));
    }

    private Screen confidence() {
        return slot(Place.CONFIDENCE, "Confidence", "fth-bar-chart-2", fixed(""));
    }

    private Screen review() {
        return slot(Place.REVIEW, "Review", "fth-check-square", fixed(""));
    }

    private static Screen slot(Place place, String title, String icon, ObservableValue<String> state) {
        return new Screen(place, title, icon, state, List.of(), () -> new EmptyScreen(title, ""));
    }

    private static ObservableValue<String> fixed(String text) {
        return Bindings.createStringBinding(() -> text);
    }
}
