package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedLibrariesTest {

    private static final String BILL = """
            {"metadata": {"component": {"purl" : "pkg:maven/secondlook/desktop@1.2.3?type=jar"}},
             "components": [
              {"purl" : "pkg:maven/secondlook/cli@1.2.3?type=jar"},
              {"purl" : "pkg:maven/org.openjfx/javafx-base@26?classifier=linux&type=jar"},
              {"purl" : "pkg:maven/g/plain@1?type=jar"}]}
            """;
    private static final String LICENCES = """
            Lists of 3 third-party dependencies.
                 (GPL) cli (secondlook:cli:1.2.3 - no url defined)
                 (GPLv2+CE) (Other) javafx (base) (org.openjfx:javafx-base:26 - https://openjdk.org/)
                 (Apache-2.0) Plain (g:plain:1 - https://plain.example)
            """;

    @TempDir
    Path folder;

    private Path jars;
    private Path modules;

    @BeforeEach
    void image() throws IOException {
        jars = Files.createDirectory(folder.resolve("jars"));
        modules = Files.createDirectory(folder.resolve("modules"));
        for (String name : new String[]{"second-look.jar", "cli-1.2.3.jar", "plain-1.jar", "licences.txt"}) {
            Files.writeString(jars.resolve(name), "");
        }
        Files.writeString(modules.resolve("javafx-base-26-linux.jar"), "");
    }

    @Test
    void listsThatNameEveryJarAndNothingElseAreFine() throws IOException {
        check(BILL, LICENCES);
    }

    @Test
    void aJarOnNoListStopsTheBuild() throws IOException {
        Files.writeString(jars.resolve("newcomer-2.jar"), "");
        assertEquals("The image and its lists are not the same: newcomer-2.jar is not in bill.json; "
                + "newcomer-2.jar is not in licences.txt",
                assertThrows(IOException.class, () -> check(BILL, LICENCES)).getMessage());
    }

    @Test
    void anEntryWithoutAJarStopsTheBuild() {
        assertEquals("The image and its lists are not the same: gone-3 in licences.txt is not shipped",
                assertThrows(IOException.class, () -> check(BILL, LICENCES + "(MIT) Gone (g:gone:3 - none)\n"))
                        .getMessage());
    }

    private void check(String bill, String licences) throws IOException {
        ShippedLibraries.in(jars, modules).check(Files.writeString(folder.resolve("bill.json"), bill),
                Files.writeString(folder.resolve("licences.txt"), licences), "1.2.3");
    }
}
