package secondlook.runtime.smile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.natives.NativeCache;
import secondlook.runtime.natives.NativeFolder;
import secondlook.runtime.natives.NativePlatform;

/**
 * The OpenBLAS that travels with the program. Smile opens {@code libopenblas.so} by that name through the system's loader,
 * which looks into folders that only the environment of a new process can add to. But it also asks for symbols of libraries
 * that its class loader has loaded already, once the named library could be opened, and which library is opened can be said. So
 * the bundled one is loaded here by its path, and Smile is told to open the one library that is certainly there: the JVM's.
 * Nothing needs to be set in the environment, neither of this process nor of a child.
 */
final class OpenBlas {

    /** Read by Smile when its first class of linear algebra is initialised: names without {@code lib} and {@code .so}. */
    static final List<String> SMILE_LIBRARIES = List.of("smile.lib.blas", "smile.lib.lapack");

    private static final String PROPERTIES = "/META-INF/maven/org.bytedeco/openblas/pom.properties";

    private final NativePlatform platform;
    private final Path cache;
    private final NativeFolder.Resources resources;

    OpenBlas(NativePlatform platform, Path cache, NativeFolder.Resources resources) {
        this.platform = platform;
        this.cache = cache;
        this.resources = resources;
    }

    static OpenBlas ofThisProgram() {
        return new OpenBlas(NativePlatform.current(), NativeCache.folder(), OpenBlas.class::getResource);
    }

    /** Whether the program carries a library for this system: on the class path, or unpacked by an installer. */
    boolean isBundled() {
        return !libraries().isEmpty() && isThere(libraries().getLast());
    }

    private boolean isThere(String library) {
        return resources.find(resource(library)) != null || Files.isRegularFile(folder().path().resolve(library));
    }

    private NativeFolder folder() {
        return new NativeFolder(cache.toAbsolutePath().resolve("openblas-" + version()));
    }

    /**
     * Lays the libraries into the cache folder and loads them. Does nothing where none is bundled or somebody has told Smile which
     * library to use.
     *
     * @throws IOException          if they cannot be written
     * @throws UnsatisfiedLinkError if this machine cannot load them
     */
    void load() throws IOException {
        if (!isBundled() || System.getProperty(SMILE_LIBRARIES.getFirst()) != null) {
            return;
        }
        load(lay());
        useOneThread();
        if (!platform.isWindows()) {
            SMILE_LIBRARIES.forEach(library -> System.setProperty(library, "jvm"));
        }
    }

    /**
     * With several threads OpenBLAS puts tables of megabytes on the stack, which is more than a Java thread has: the process would
     * end without a word. It also makes a fit repeatable, since sums are added up in one order.
     */
    private static void useOneThread() {
        MemorySegment function = SymbolLookup.loaderLookup().find("openblas_set_num_threads")
                .orElseThrow(() -> new UnsatisfiedLinkError("OpenBLAS has no openblas_set_num_threads"));
        MethodHandle call = Linker.nativeLinker().downcallHandle(function,
                FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        try {
            call.invokeExact(1);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What OpenBLAS itself needs is loaded from here only where the system has none: a second copy is better avoided. */
    private static void load(List<Path> files) {
        Path wanted = files.getLast();
        for (Path needed : files.subList(0, files.size() - 1)) {
            try {
                System.load(wanted.toString());
                return;
            } catch (UnsatisfiedLinkError somethingIsMissing) {
                System.load(needed.toString());
            }
        }
        System.load(wanted.toString());
    }

    /** The libraries' files in the cache folder, OpenBLAS last. */
    List<Path> lay() throws IOException {
        NativeFolder folder = folder();
        List<Path> files = new ArrayList<>();
        for (String library : libraries()) {
            if (isThere(library)) {
                files.add(folder.lay(resources.find(resource(library)), library));
            }
        }
        return files;
    }

    /** OpenBLAS last, before it what it needs, the least likely to be missing first. On macOS Smile uses Apple's own library. */
    private List<String> libraries() {
        return switch (platform.system()) {
            case "linux" -> List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");
            case "win" -> List.of("libopenblas.dll");
            default -> List.of();
        };
    }

    private String resource(String library) {
        String system = platform.isWindows() ? "windows" : platform.system();
        String processor = switch (platform.processor()) {
            case "x64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> platform.processor();
        };
        return "/org/bytedeco/openblas/" + system + "-" + processor + "/" + library;
    }

    private String version() {
        URL file = resources.find(PROPERTIES);
        if (file == null) {
            return "unknown";
        }
        try (InputStream in = file.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            @Nullable
            String version = properties.getProperty("version");
            return version == null || !version.matches("[\\w.-]+") ? "unknown" : version;
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
