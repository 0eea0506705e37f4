package secondlook.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of a given size, where the system lets this process make one; else the test is skipped. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** @param options for {@code mount}, such as {@code size=2m} */
    public static SmallDisk mount(Path folder, String options) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
                "only root on Linux can make a small disk");
        return new SmallDisk(folder);
    }

    public void remount(String options) throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("mount", "-o", "remount," + options, folder.toString()));
    }

    public Path folder() {
        return folder;
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        run("umount", folder.toString());
    }
}
