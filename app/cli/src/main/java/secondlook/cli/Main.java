package secondlook.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import secondlook.app.engine.Engines;
import secondlook.cli.console.Cancellation;
import secondlook.cli.console.LogFile;
import secondlook.cli.console.UserFolders;

/** Starts the program. */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        // figures and messages do not depend on the machine's language
        Locale.setDefault(Locale.ROOT);
        UserFolders folders = UserFolders.ofThisUser();
        LogFile log = new LogFile(folders.state());
        log.install();
        Cancellation cancellation = new Cancellation();
        cancellation.listenToSignals();
        boolean terminal = Boolean.getBoolean("secondlook.terminal");
        PrintStream out = stream(FileDescriptor.out, "stdout.encoding");
        PrintStream err = stream(FileDescriptor.err, "stderr.encoding");
        InstalledWindow window = new InstalledWindow(System.getenv(), System.getProperty("os.name", ""),
                cancellation::stopListening);
        int code = new Commands(out, err, terminal, Clock.systemUTC(), cancellation, log, window,
                settings -> Engines.of(settings, folders.state(), folders.cache())).run(arguments);
        out.flush();
        err.flush();
        log.close();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor, String encoding) {
        Charset charset = Charset.forName(System.getProperty(encoding, "UTF-8"), StandardCharsets.UTF_8);
        boolean poor = charset.equals(StandardCharsets.US_ASCII);
        return new PrintStream(new FileOutputStream(descriptor), true, poor ? StandardCharsets.UTF_8 : charset);
    }
}
