package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The linked runtime holds every module of the JDK that a class of the program's class path names, so that what a library is
 * first asked for at a person's machine is there. The program and all its libraries are on the tests' class path.
 */
class LinkedModulesTest {

    /** Only for tests, or for building the packages. */
    private static final List<String> NOT_SHIPPED = List.of("junit", "opentest4j", "apiguardian", "surefire", "jsvg",
            "archunit", "testfx", "hamcrest", "jmh-", "jopt-simple", "commons-math3", "test-classes", "tests.jar",
            "installers", "bench", "maven",
            // linked as modules, which name what they need themselves
            "javafx-");

    /** Named by a library's class that the program never reaches: Smile's downloads from the network. */
    private static final Set<String> NEVER_REACHED = Set.of("java.net.http");

    @Test
    void everyModuleThatTheClassPathNamesIsLinked() throws IOException {
        Map<String, Set<String>> named = named();
        assertTrue(named.containsKey("java.sql") && named.containsKey("java.desktop"), named.keySet().toString());
        Set<String> linked = Configuration.empty()
                .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), JdkCommands.modulesOfTheJdk()).modules().stream()
                .map(module -> module.name()).collect(Collectors.toSet());
        named.keySet().removeAll(linked);
        named.keySet().removeAll(NEVER_REACHED);
        assertEquals(Map.of(), named);
    }

    /** Modules of the JDK by name, with some of the classes that name them. */
    private static Map<String, Set<String>> named() throws IOException {
        Map<String, String> modules = new HashMap<>();
        ModuleFinder.ofSystem().findAll().forEach(module -> module.descriptor().packages()
                .forEach(name -> modules.put(name.replace('.', '/'), module.descriptor().name())));
        Map<String, Set<String>> named = new TreeMap<>();
        for (Path entry : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(LinkedModulesTest::isShipped).map(Path::of).toList()) {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                        note(Files.readAllBytes(file), modules, named);
                    }
                }
            } else {
                noteAll(entry, modules, named);
            }
        }
        return named;
    }

    private static boolean isShipped(String entry) {
        return !entry.isEmpty() && Files.exists(Path.of(entry)) && NOT_SHIPPED.stream().noneMatch(entry::contains);
    }

    private static void noteAll(Path file, Map<String, String> modules, Map<String, Set<String>> named)
            throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), true, JarFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().filter(e -> e.getName().endsWith(".class")).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    note(in.readAllBytes(), modules, named);
                }
            }
        }
    }

    private static void note(byte[] bytes, Map<String, String> modules, Map<String, Set<String>> named) {
        var type = ClassFile.of().parse(bytes);
        if (type.isModuleInfo()) {
            return;
        }
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof ClassEntry other) {
                String name = other.asInternalName().replaceFirst("^\\[+L", "");
                String module = modules.get(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
                if (module != null) {
                    Set<String> by = named.computeIfAbsent(module, none -> new TreeSet<>());
                    if (by.size() < 5) {
                        by.add(type.thisClass().asInternalName() + " \u2192 " + name);
                    }
                }
            }
        }
    }
}
