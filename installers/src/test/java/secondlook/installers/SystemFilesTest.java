package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFilesTest {

    private static final Path RESOURCES = Path.of("src", "linux");

    @TempDir
    Path folder;

    @Test
    void theMenuEntryStartsTheInstalledProgramWithTheFilesGiven() throws IOException {
        Path share = laid(Flavour.CPU);
        List<String> entry = Files.readAllLines(share.resolve("applications/second-look.desktop"));
        assertTrue(entry.contains("Exec=/opt/second-look/bin/second-look %F"));
        assertTrue(Files.readAllLines(laid(Flavour.GPU).resolve("applications/second-look.desktop"))
                .contains("Exec=/opt/second-look-gpu/bin/second-look %F"));
        String types = entry.stream().filter(line -> line.startsWith("MimeType=")).findFirst().orElseThrow();
        String defined = Files.readString(share.resolve("mime/packages/second-look.xml"));
        assertTrue(types.contains("application/x-second-look-workspace;"));
        assertTrue(defined.contains("\"application/x-second-look-workspace\""));
    }

    @Test
    void textsAreZippedAsDebianWantsThem() throws IOException {
        Path manual = laid(Flavour.CPU).resolve("man/man1/second-look.1.gz");
        assertEquals(2, Files.readAllBytes(manual)[8], "the header says that it is level 9");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(manual))) {
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).startsWith(".TH SECOND-LOOK 1"));
        }
    }

    @Test
    void nothingIsLeftToFillIn() throws IOException {
        Path share = laid(Flavour.GPU);
        new SystemFiles(plan(Flavour.GPU), "2026-01-31").templates(folder.resolve("templates"));
        try (Stream<Path> files = Stream.concat(Files.walk(share), Files.walk(folder.resolve("templates")))) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().matches(".*\\.(png|gz)"))
                    .toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains("@VERSION@") || text.contains("@DATE@") || text.contains("other-flavour")
                        || text.contains("/opt/PACKAGE"), file.toString());
            }
        }
        assertTrue(Files.readString(folder.resolve("templates/control")).contains("Conflicts: second-look\n"));
        assertTrue(Files.isRegularFile(folder.resolve("templates/second-look-gpu.spec")));
    }

    @Test
    void theChecksumsAreThoseOfTheFiles() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Files.writeString(packages.resolve("b.deb"), "abc");
        Files.writeString(packages.resolve("a.rpm"), "");
        Checksums.write(packages);
        assertEquals(List.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.rpm",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.deb"),
                Files.readAllLines(packages.resolve("SHA256SUMS")));
    }

    private Path laid(Flavour flavour) throws IOException {
        Path icons = folder.resolve("icons");
        IconFiles.main(
                new String[]{Path.of("..", "src-assets", "icon", "second-look.svg").toString(), icons.toString()});
        Files.writeString(icons.resolve("second-look.svg"), "<svg/>");
        Plan plan = plan(flavour);
        new SystemFiles(plan, "2026-01-31").lay();
        return plan.share();
    }

    private Plan plan(Flavour flavour) {
        return new Plan(new Target("linux", false), flavour, "1.2.3", folder, folder, folder.resolve("icons"),
                RESOURCES,
                folder.resolve("LICENSE"), folder.resolve(flavour.name()), List.of());
    }
}
