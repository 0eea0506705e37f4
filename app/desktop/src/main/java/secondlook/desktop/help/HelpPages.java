package secondlook.desktop.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import secondlook.desktop.command.Commands;
import secondlook.desktop.help.HelpPage.Line;
import secondlook.desktop.view.Screen;

/** All pages: those that come as text, and those that depend on the program and the machine. */
public final class HelpPages {

    private HelpPages() {
    }

    /** @param folders where the program keeps what, by what it is */
    public static List<HelpPage> of(Commands commands, List<Screen> screens, Map<String, Path> folders) {
        List<HelpPage> pages = new ArrayList<>(HelpPage.bundled());
        pages.add(keys(commands, screens));
        pages.add(files(folders));
        return pages;
    }

    private static HelpPage keys(Commands commands, List<Screen> screens) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Heading("Everywhere"));
        commands.all().stream().filter(c -> c.key() != null)
                .forEach(c -> lines.add(new Line.Entry(c.keyText(), c.title().getValue())));
        for (Screen screen : screens) {
            if (!screen.keys().isEmpty()) {
                lines.add(new Line.Heading(screen.title()));
                screen.keys().forEach(key -> lines.add(new Line.Entry(key.keys(), key.does())));
            }
        }
        return new HelpPage("Keys", lines);
    }

    private static HelpPage files(Map<String, Path> folders) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Paragraph("Removing the program leaves all of these. Each may be deleted by hand; only "
                + "workspaces hold what you made."));
        folders.forEach((what, folder) -> lines.add(new Line.Entry(what, folder.toString())));
        return new HelpPage("Where files lie", lines);
    }
}
