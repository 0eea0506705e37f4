package secondlook.installers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The folder in which the program looks for a library's natives: named as the library names its own version. */
final class NativeVersions {

    private static final String SQLITE_VERSION = "sqlite-jdbc.properties";
    private static final String OPENBLAS_VERSION = "META-INF/maven/org.bytedeco/openblas/pom.properties";

    private NativeVersions() {
    }

    /** As {@code onnxruntime-1.29.0}. */
    static String folder(String name, JarFile jar) throws IOException {
        if (name.startsWith("sqlite-jdbc")) {
            return "sqlite-" + version(jar, SQLITE_VERSION);
        }
        if (name.startsWith("openblas")) {
            return "openblas-" + version(jar, OPENBLAS_VERSION);
        }
        Attributes main = jar.getManifest().getMainAttributes();
        String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return "onnxruntime-" + (version == null ? "unknown" : version);
    }

    private static String version(JarFile jar, String file) throws IOException {
        ZipEntry entry = jar.getEntry(file);
        if (entry == null) {
            throw new IOException(jar.getName() + " does not say its version in " + file);
        }
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }
}
