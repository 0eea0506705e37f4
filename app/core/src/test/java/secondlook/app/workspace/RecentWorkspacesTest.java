package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.workspace.RecentWorkspaces.Entry;

class RecentWorkspacesTest {

    @TempDir
    Path temp;

    private List<Path> folders() {
        return new RecentWorkspaces(temp.resolve("config")).list().stream().map(Entry::folder).toList();
    }

    @Test
    void theNewestIsFirstAndListedOnceAndMissingOnesStay() {
        RecentWorkspaces recent = new RecentWorkspaces(temp.resolve("config"));
        Path here = temp.resolve("here");
        Workspace.open(here, Clock.systemUTC()).close();
        recent.add(here);
        recent.add(temp.resolve("gone"));
        recent.add(here.resolve("../here"));
        assertEquals(List.of(new Entry(here, false), new Entry(temp.resolve("gone"), true)), recent.list());
        assertEquals(List.of(here, temp.resolve("gone")), folders(), "also after a restart");
        recent.remove(temp.resolve("gone"));
        assertEquals(List.of(here), folders());
        assertTrue(Workspace.isWorkspace(here));
    }

    @Test
    void onlyTheLastFewAreKept() throws IOException {
        RecentWorkspaces recent = new RecentWorkspaces(temp.resolve("config"));
        for (int i = 0; i < 30; i++) {
            recent.add(temp.resolve("w" + i));
        }
        assertEquals(RecentWorkspaces.MOST, folders().size());
        assertEquals(temp.resolve("w29"), folders().getFirst());
        try (var files = Files.list(temp.resolve("config"))) {
            assertEquals(1, files.count(), "no temporary files are left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"a\":1}", "[1,2]", "[null]", "[\"relative\"]", "[\"\\u0000\"]"})
    void aBrokenListCountsAsEmptyAndIsReplaced(String content) throws IOException {
        Files.createDirectories(temp.resolve("config"));
        Files.writeString(temp.resolve("config/recent.json"), content);
        assertEquals(List.of(), folders());
        new RecentWorkspaces(temp.resolve("config")).add(temp.resolve("w"));
        assertEquals(List.of(temp.resolve("w")), folders());
    }

    @ParameterizedTest
    @CsvSource({"Linux, XDG_CONFIG_HOME, /x, /x/second-look", "Linux, XDG_CONFIG_HOME, x, /home/a/.config/second-look",
            "Linux, OTHER, /x, /home/a/.config/second-look", "Windows 11, APPDATA, /r, /r/second-look",
            "Windows 11, OTHER, /r, /home/a/AppData/Roaming/second-look",
            "Mac OS X, XDG_CONFIG_HOME, /x, /home/a/Library/Application Support/second-look"})
    void settingsLieWhereEachSystemWantsThem(String system, String key, String value, Path expected) {
        assertEquals(expected, ConfigFolder.of(system, Map.of(key, value), Path.of("/home/a")));
    }
}
