package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellLauncherTest {

    @TempDir
    Path folder;

    /** Runs the script with a Java that only says how it was called, in a folder with a space and through a link. */
    @Test
    void startsJavaWithTheOptionsOfTheImageAndThePersonsFolders() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "a script for Linux");
        Path home = folder.resolve("an image");
        Path java = home.resolve("lib/runtime/bin/java");
        executable(java,
                "#!/bin/sh\necho \"telemetry=$ORT_DISABLE_TELEMETRY network=$GIO_USE_NETWORK_MONITOR locale=${LC_ALL-}\"\nfor word; do echo \"<$word>\"; done\n");
        Files.writeString(folder.resolve("second-look.cfg"), """
                [Application]
                app.classpath=$APPDIR/second-look.jar
                app.mainclass=secondlook.cli.Main
                app.classpath=$APPDIR/other.jar

                [JavaOptions]
                java-options=-Dsecondlook.natives=$APPDIR/natives
                """);
        Path script = home.resolve("bin/second-look");
        executable(script, ShellLauncher.script(Files.readString(Path.of("src", "linux", "launcher")),
                LauncherOptions.read(folder.resolve("second-look.cfg"))));
        Path link = Files.createSymbolicLink(folder.resolve("second-look"), script);
        ProcessBuilder builder = new ProcessBuilder(link.toString(), "/data/a b.csv").redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", "/state");
        builder.environment().put("SECOND_LOOK_OPTS", "-Dx=1 -Dy=2");
        List.of("LC_ALL", "LC_CTYPE", "LANG").forEach(builder.environment()::remove);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String app = home.toRealPath() + "/lib/app";
        assertEquals(List.of("telemetry=1 network=base locale=C.UTF-8", "<-Dsecondlook.natives=" + app + "/natives>",
                "<-XX:ErrorFile=/state/second-look/hs_err_pid%p.log>", "<-XX:-CreateCoredumpOnCrash>",
                "<-Dsecondlook.terminal=false>", "<-Dx=1>",
                "<-Dy=2>", "<-cp>", "<" + app + "/second-look.jar:" + app + "/other.jar>", "<secondlook.cli.Main>",
                "</data/a b.csv>"), said.lines().toList());
        assertEquals(0, process.waitFor());
    }

    @Test
    void nothingIsLeftToFillIn() throws IOException {
        String script = ShellLauncher.script(Files.readString(Path.of("src", "linux", "launcher")),
                new LauncherOptions(List.of("-Da=$APPDIR"), List.of("$APPDIR/a.jar"), "Main"));
        assertTrue(!script.contains("APPDIR") && script.lines().noneMatch(line -> line.matches(".*@[A-Z]+@.*")),
                script);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
