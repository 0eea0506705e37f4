package secondlook.installers;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of every file in a library's jar where it goes: it stays, it is laid out unpacked, or it is left out because it is
 * for another system.
 */
final class NativeRules {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|pdb)([._-].*)?");

    /** OpenBLAS and what it needs; what else lies in its jar is for callers of its own Java interface. */
    private static final Set<String> OPENBLAS = Set.of("libopenblas.so.0", "libgfortran.so.5", "libquadmath.so.0",
            "libgcc_s.so.1", "libopenblas.dll");

    private final Target target;
    private final Flavour flavour;

    NativeRules(Target target, Flavour flavour) {
        this.target = target;
        this.flavour = flavour;
    }

    /**
     * @param folder where it is laid out
     * @param name   as which file
     */
    record Place(Folder folder, String name) {}

    /** What an unpacked library lies beside. */
    enum Folder {
        /** the application's jars */
        JARS,
        /** a folder of its own, named after the jar's library and version, below the natives */
        NATIVES,
        /** the Java runtime's own libraries */
        RUNTIME
    }

    /** Whether an entry is native code, which never stays in the jar. */
    boolean isNative(String entry) {
        return NATIVE.matcher(entry.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether an entry is a face that the window uses: JavaFX wants it as a file. */
    boolean isFace(String jar, String entry) {
        return entry.endsWith(".ttf") && (jar.startsWith("app-core") || jar.startsWith("ikonli-"));
    }

    /** Whether an entry is the list of all licences. */
    boolean isLicences(String jar, String entry) {
        return jar.equals("second-look.jar") && entry.endsWith("/third-party.txt");
    }

    /**
     * Where a native library goes; {@code null} if it is left out.
     *
     * @param jar the jar's file name
     * @throws IllegalArgumentException if nothing is known of the jar, so that a new dependency cannot lose its natives
     */
    @Nullable
    Place place(String jar, String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        if (jar.startsWith("onnxruntime")) {
            return entry.startsWith("ai/onnxruntime/native/" + target.onnxRuntime() + "/") && flavour.takes(name)
                    ? new Place(Folder.NATIVES, name)
                    : null;
        }
        if (jar.startsWith("sqlite-jdbc")) {
            return entry.startsWith("org/sqlite/native/" + target.sqlite() + "/")
                    ? new Place(Folder.NATIVES, name)
                    : null;
        }
        if (jar.startsWith("duckdb_jdbc")) {
            return name.endsWith("_" + target.duckDb()) ? new Place(Folder.JARS, name) : null;
        }
        if (jar.startsWith("openblas")) {
            return entry.equals("org/bytedeco/openblas/" + target.openBlas() + "/" + name) && OPENBLAS.contains(name)
                    ? new Place(Folder.NATIVES, name)
                    : null;
        }
        if (jar.startsWith("aircompressor")) {
            // only its decompressors in Java are used
            return null;
        }
        if (jar.startsWith("javafx-")) {
            return new Place(Folder.RUNTIME, name);
        }
        throw new IllegalArgumentException(jar + " brings native code that no rule knows: " + entry);
    }
}
