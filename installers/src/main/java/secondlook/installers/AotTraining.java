package secondlook.installers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the image's own Java once and keeps what it learnt about classes beside the jars,
 * which halves the time to the first window. The class path must be word for word that of the launcher.
 */
final class AotTraining {

    private static final String CACHE = "second-look.aot";
    private static final String REHEARSAL = "secondlook.desktop.Rehearsal";
    private static final String HEADLESS = "-Dglass.platform=Headless";

    private final Plan plan;

    AotTraining(Plan plan) {
        this.plan = plan;
    }

    /** Makes the cache and adds it to the launcher's options. */
    void train() throws IOException, InterruptedException {
        LauncherOptions launcher = LauncherOptions.read(plan.application()
                .resolve(plan.image().getFileName().toString().replace(".app", "") + ".cfg"));
        String application = plan.application().toAbsolutePath().toString();
        List<String> command = new ArrayList<>(List.of(plan.imageRuntime().resolve("bin").resolve("java").toString()));
        launcher.options().stream().map(option -> option.replace(LauncherOptions.FOLDER, application))
                .forEach(command::add);
        // profiles of methods would add a tenth to the size and nothing to the start
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining",
                "-XX:AOTCacheOutput=" + plan.application().resolve(CACHE).toAbsolutePath(), HEADLESS,
                "-Dprism.order=sw", "-cp", launcher.classPath().stream()
                        .map(jar -> jar.replace(LauncherOptions.FOLDER, application))
                        .collect(Collectors.joining(File.pathSeparator)),
                REHEARSAL));
        Path home = Files.createTempDirectory("second-look-rehearsal");
        try {
            command.add(1, "-Duser.home=" + home);
            Tool.run(command, surroundings(home.toString()));
        } finally {
            Installers.delete(home);
        }
        if (!Files.isRegularFile(plan.application().resolve(CACHE))) {
            throw new IOException("the rehearsal left no " + CACHE);
        }
        for (Path configuration : launchers()) {
            Files.writeString(configuration, "java-options=-XX:AOTCache=$APPDIR/" + CACHE + System.lineSeparator(),
                    StandardOpenOption.APPEND);
        }
    }

    /** Nothing of the person who builds is read or written; that there is a display is only said. */
    private static Map<String, String> surroundings(String home) {
        Map<String, String> said = new HashMap<>(Map.of("ORT_DISABLE_TELEMETRY", "1", "DISPLAY", ":0"));
        for (String folder : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
                "APPDATA", "LOCALAPPDATA")) {
            said.put(folder, home);
        }
        return said;
    }

    private List<Path> launchers() throws IOException {
        try (Stream<Path> files = Files.list(plan.application())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".cfg")).sorted().toList();
        }
    }
}
