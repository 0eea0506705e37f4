package secondlook.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import secondlook.app.workspace.ConfigFolder;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.UserFolders;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.train.Algorithm;

/** Says what works on this machine and why something does not. */
@Command(name = "doctor", description = "Say what works on this machine, and why something does not.")
public final class DoctorCommand implements Callable<Integer> {

    /** Set by the installers: {@code cpu} or {@code gpu}. */
    private static final String FLAVOUR = "secondlook.flavour";

    private final Console console;
    private final UserFolders folders;
    private final WindowOpener windows;

    public DoctorCommand(Console console, UserFolders folders, WindowOpener windows) {
        this.console = console;
        this.folders = folders;
        this.windows = windows;
    }

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        Document document = new Document();
        lines.add("Second Look " + VersionSource.version());
        document.put("version", VersionSource.version());
        Map<String, Object> java = new LinkedHashMap<>();
        java.put("version", System.getProperty("java.version", ""));
        java.put("vendor", System.getProperty("java.vendor", ""));
        java.put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
        java.put("processors", Runtime.getRuntime().availableProcessors());
        document.put("java", java).put("platform", platform());
        lines.add("Java " + java.get("version") + ", " + java.get("vendor") + ", at most " + java.get("max_heap_mb")
                + " MB, " + java.get("processors") + " processors; " + platform());
        String flavour = System.getProperty(FLAVOUR);
        document.put("flavour", flavour);
        if (flavour != null) {
            lines.add("installed " + (flavour.equals("cpu")
                    ? "without CUDA; the package second-look-gpu, in place of this one, also runs models on NVIDIA cards"
                    : "with CUDA; the package second-look, in place of this one, is smaller and without it"));
        }
        String window = windows.unavailable();
        document.put("window", new Document().put("usable", window == null).put("note", window).values());
        lines.add("window: " + (window == null ? "can be opened" : window));
        lines.add("models run " + console.engines().where());
        document.put("models_run", console.engines().where());
        document.put("engines", engines(lines)).put("algorithms", algorithms(lines)).put("folders", folders(lines));
        console.result(document.values(), lines);
        return ExitCode.DONE;
    }

    private static String platform() {
        return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " "
                + System.getProperty("os.arch", "");
    }

    private List<Map<String, @Nullable Object>> engines(List<String> lines) {
        List<Map<String, @Nullable Object>> engines = new ArrayList<>();
        for (ModelEngine engine : console.engines().models().engines()) {
            lines.add("engine " + engine.format() + ": " + engine.versions());
            List<ProviderStatus> providers = engine.providers();
            for (ProviderStatus provider : providers) {
                lines.add("  " + provider.name() + ": "
                        + (provider.usable() ? "works" : "not usable: " + provider.note()));
            }
            engines.add(new Document().put("format", engine.format()).put("versions", engine.versions())
                    .put("providers", providers).values());
        }
        return engines;
    }

    private List<Map<String, @Nullable Object>> algorithms(List<String> lines) {
        List<Map<String, @Nullable Object>> algorithms = new ArrayList<>();
        for (Algorithm algorithm : console.engines().trainers().algorithms()) {
            String why = algorithm.unavailable();
            lines.add("trains " + algorithm.name() + (why == null ? "" : ": not here: " + why));
            algorithms.add(new Document().put("name", algorithm.name()).put("title", algorithm.title())
                    .put("tasks", algorithm.tasks().stream().map(t -> t.key()).sorted().toList())
                    .put("usable", why == null).put("note", why)
                    .put("parameters", algorithm.parameters()).values());
        }
        return algorithms;
    }

    private Map<String, Object> folders(List<String> lines) {
        Map<String, Path> used = new LinkedHashMap<>();
        used.put("settings", ConfigFolder.here());
        used.put("log", folders.state());
        used.put("cache", folders.cache());
        used.put("temporary", Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        Map<String, Object> document = new LinkedHashMap<>();
        used.forEach((name, folder) -> {
            long free = free(folder);
            document.put(name, new Document().put("path", folder.toString()).put("exists", Files.exists(folder))
                    .put("free_mb", free < 0 ? null : free).values());
            lines.add(name + " folder: " + folder + (free < 0 ? "" : ", " + Words.count(free) + " MB free"));
        });
        return document;
    }

    /** Of the nearest folder that exists; -1 if it cannot be told. */
    private static long free(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? -1 : Files.getFileStore(existing).getUsableSpace() >> 20;
        } catch (IOException unknown) {
            return -1;
        }
    }
}
