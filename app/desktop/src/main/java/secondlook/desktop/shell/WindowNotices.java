package secondlook.desktop.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;

/** Notices in a corner of the window. A failure stays until it is closed. */
public final class WindowNotices implements Notices {

    private static final System.Logger LOG = System.getLogger(WindowNotices.class.getName());

    private @Nullable Scene scene;

    /** Nothing is shown before the window is known. */
    public void useFor(Scene window) {
        scene = window;
    }

    @Override
    public void problem(Problem problem, Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, problem.oneLine(), cause);
        Problem said = problem.withoutOptions();
        String text = sentence(said.why()) + (said.remedy() == null ? "" : "\n" + said.remedy());
        show(notice(problem.what(), text, "fth-alert-octagon", "danger").hideAfter(Duration.INDEFINITE)
                .action(new Action("Copy details", e -> copy(details(problem, cause)))));
    }

    @Override
    public void done(String text) {
        show(notice("", text, "fth-check", "success").hideAfter(Duration.seconds(5)));
    }

    @Override
    public void done(String text, Map<String, Runnable> ways) {
        Notifications notice = notice("", text, "fth-check", "success").hideAfter(Duration.seconds(15));
        notice.action(ways.entrySet().stream().map(way -> new Action(way.getKey(), e -> way.getValue().run()))
                .toArray(Action[]::new));
        show(notice);
    }

    @Override
    public void heed(String text) {
        show(notice("", text, "fth-alert-triangle", "warning").hideAfter(Duration.seconds(15)));
    }

    /** Something to know, with a text that can be copied; stays until it is closed. */
    public void offerCopy(String title, String text, String copied) {
        show(notice(title, text, "fth-alert-octagon", "danger").hideAfter(Duration.INDEFINITE)
                .action(new Action("Copy report", e -> copy(copied))));
    }

    private Notifications notice(String title, String text, String icon, String level) {
        FontIcon graphic = new FontIcon(icon);
        graphic.getStyleClass().add(level);
        return Notifications.create().title(title).text(text).graphic(graphic).position(Pos.BOTTOM_RIGHT);
    }

    private void show(Notifications notice) {
        if (scene != null && scene.getWindow() != null) {
            notice.owner(scene.getWindow()).show();
            leaveKeys();
        }
    }

    /**
     * A notice comes at any moment. Its buttons are for the pointer: with the focus on one of them, the next key of a person who
     * is answering items would press it.
     */
    private static void leaveKeys() {
        for (Window window : Window.getWindows()) {
            Scene shown = window instanceof PopupWindow ? window.getScene() : null;
            if (shown != null && shown.lookup(".notification-bar") != null
                    && window.getProperties().putIfAbsent(WindowNotices.class, true) == null) {
                shown.focusOwnerProperty().subscribe(owner -> {
                    if (owner != shown.getRoot()) {
                        shown.getRoot().requestFocus();
                    }
                });
            }
        }
    }

    private static String sentence(String words) {
        String first = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return first.endsWith(".") || first.endsWith("!") ? first : first + ".";
    }

    /** What a person pastes into a report. */
    static String details(Problem problem, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return problem.oneLine() + "\n\n" + trace;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
