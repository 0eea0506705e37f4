package secondlook.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followsEachSystemsManners() {
        assertEquals(HOME.resolve(".local/state/second-look"), new UserFolders(HOME, "Linux", Map.of()).state());
        assertEquals(HOME.resolve(".cache/second-look"), new UserFolders(HOME, "Linux", Map.of()).cache());
        assertEquals(HOME.resolve("Library/Logs/Second Look"), new UserFolders(HOME, "Mac OS X", Map.of()).state());
        assertEquals(HOME.resolve("AppData/Local/Second Look/log"),
                new UserFolders(HOME, "Windows 11", Map.of()).state());
    }

    @Test
    void takesTheUsersOwnChoiceWhereItIsAPath() {
        assertEquals(Path.of("/var/ada/second-look"),
                new UserFolders(HOME, "Linux", Map.of("XDG_STATE_HOME", "/var/ada")).state());
        assertEquals(HOME.resolve(".local/state/second-look"),
                new UserFolders(HOME, "Linux", Map.of("XDG_STATE_HOME", "relative")).state());
    }

    @Test
    void socketsLieInTheSessionsFolderWhereThereIsOne() {
        assertEquals(Path.of("/run/user/1000/second-look"),
                new UserFolders(HOME, "Linux", Map.of("XDG_RUNTIME_DIR", "/run/user/1000")).runtime());
        assertEquals(HOME.resolve(".local/state/second-look"),
                new UserFolders(HOME, "Linux", Map.of()).runtime());
        assertEquals(HOME.resolve("Library/Logs/Second Look"),
                new UserFolders(HOME, "Mac OS X", Map.of("XDG_RUNTIME_DIR", "/run/user/1000")).runtime());
    }
}
