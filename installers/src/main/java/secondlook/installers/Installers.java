package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the installers of the system it runs on: runtime, image, rehearsal, packages, checksums. */
public final class Installers {

    /** Of this version, for the description that software centres show. */
    private static final String RELEASED = "2026-11-20";

    private final Plan plan;

    private Installers(Plan plan) {
        this.plan = plan;
    }

    /**
     * @param arguments the runnable folder's jars; the module's folder; the project's folder; the version; the flavour; then
     *                  further options for jpackage
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Path module = Path.of(arguments[1]);
        Path project = Path.of(arguments[2]);
        Flavour flavour = Flavour.valueOf(arguments[4].toUpperCase(Locale.ROOT));
        Target target = Target.here();
        Path out = module.resolve("target").resolve(arguments[4]);
        Plan plan = new Plan(target, flavour, arguments[3], Path.of(arguments[0]),
                module.resolve("target").resolve("onnxruntime.jar"), out.resolve("icons"),
                module.resolve("src").resolve(target.system()), project.resolve("LICENSE"), out,
                Arrays.stream(arguments).skip(5).filter(option -> !option.isBlank()).toList());
        Path svg = project.resolve("src-assets").resolve("icon").resolve("second-look.svg");
        IconFiles.main(new String[]{svg.toString(), plan.icons().toString()});
        Files.copy(svg, plan.icons().resolve("second-look.svg"), StandardCopyOption.REPLACE_EXISTING);
        new Installers(plan).build();
    }

    private void build() throws IOException, InterruptedException {
        List<Path> remade = List.of(plan.input(), plan.modules(), plan.runtime(), plan.image(), plan.packages(),
                plan.out().resolve("runtime-libraries"));
        for (Path folder : remade) {
            delete(folder);
        }
        Path runtimeLibraries = plan.out().resolve("runtime-libraries");
        new ApplicationInput(new NativeRules(plan.target(), plan.flavour()), plan.input(), plan.modules(),
                runtimeLibraries, plan.flavour() == Flavour.CPU ? plan.processor() : null).lay(plan.jars());
        ShippedLibraries.in(plan.input(), plan.modules()).check(plan.bill(),
                plan.input().resolve(ApplicationInput.LICENCES), plan.version());
        JdkCommands commands = new JdkCommands(plan);
        Files.write(plan.unused(), UnusedClasses.patterns());
        Tool.run(commands.jlink());
        copy(runtimeLibraries, plan.runtime().resolve(plan.target().system().equals("windows") ? "bin" : "lib"));
        Tool.run(commands.image());
        if (plan.target().system().equals("linux")) {
            Symbols.strip(plan.image());
        }
        new AotTraining(plan).train();
        Files.createDirectories(plan.packages());
        if (plan.target().system().equals("linux")) {
            new ShellLauncher(plan).replace();
            SystemFiles system = new SystemFiles(plan, RELEASED);
            system.lay();
            system.templates(plan.templates());
        }
        for (String type : plan.types()) {
            // the .deb is packed again, and only then worth compressing
            Tool.run(commands.installer(type), Map.of("DPKG_DEB_COMPRESSOR_TYPE", "none"));
        }
        if (plan.target().system().equals("linux")) {
            new DebianPackage(plan).complete();
        }
        Files.copy(plan.bill(), plan.packages().resolve(plan.packageName() + "-" + plan.version() + ".cdx.json"));
        Checksums.write(plan.packages());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
