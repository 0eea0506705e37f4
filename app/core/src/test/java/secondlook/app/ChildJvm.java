package secondlook.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a second Java with this class path, for tests that kill it. */
public final class ChildJvm {

    private ChildJvm() {
    }

    /**
     * @param main   has a main method
     * @param folder its first argument; what it says on standard error lies beside it as {@code child.err}
     */
    public static Process start(Class<?> main, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"), "-cp",
                System.getProperty("java.class.path"), main.getName(), folder.toString()));
        String natives = System.getProperty("secondlook.natives");
        if (natives != null) {
            command.add(1, "-Dsecondlook.natives=" + natives);
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(folder.resolveSibling("child.err").toFile()).start();
    }
}
