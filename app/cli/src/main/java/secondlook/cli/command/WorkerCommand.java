package secondlook.cli.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import secondlook.cli.console.UserFolders;
import secondlook.runtime.RefusedException;
import secondlook.runtime.remote.WorkerFolders;
import secondlook.runtime.remote.WorkerProgram;

/** Runs models for another Second Look, which speaks over standard input and output: {@code ssh host second-look worker}. */
@Command(name = "worker", hidden = true, description = {"Run models for another Second Look.",
        "It starts this with --worker-command and speaks over standard input and output."})
public final class WorkerCommand implements Callable<Integer> {

    private final UserFolders folders;

    public WorkerCommand(UserFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() {
        WorkerProgram program = ServiceLoader.load(WorkerProgram.class).findFirst()
                .orElseThrow(() -> new RefusedException("No model can be run here",
                        "the worker is not part of this installation", "Install Second Look as a whole."));
        // what a library prints must not get between the frames
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        Path root = folders.cache().resolve("workers");
        WorkerFolders.sweep(root);
        return program.serve(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                WorkerFolders.of(root, 0), folders.cache().resolve("models"));
    }
}
