package secondlook.desktop.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AboutTest {

    @Test
    void readsTheListThatTheBuildMakes() {
        List<Library> libraries = About.read("""

                Lists of 3 third-party dependencies.
                     (MIT) Zebra (org.zebra:zebra:1.0 - http://zebra.org)
                     (GPL-3.0 (or later)) (EPL 2.0) Ant (core) (org.ant:ant-core:2.1-b3 - no url defined)
                     (GPL-3.0-only) Second Look core (secondlook:app-core:0.1.0 - no url defined)
                     (broken line
                """);
        assertEquals(List.of(
                new Library("Ant (core)", "org.ant:ant-core", "2.1-b3", List.of("GPL-3.0 (or later)", "EPL 2.0")),
                new Library("Zebra", "org.zebra:zebra", "1.0", List.of("MIT"))), libraries);
        assertEquals(Optional.empty(), Library.read("(MIT) no coordinates"));
    }

    @Test
    void whatIsNotKnownIsSaidSo() {
        About about = About.here("0.1.0", Map.of("java.runtime.version", "25+36")::get);
        assertEquals(new About.Version("Second Look", "0.1.0"), about.versions().getFirst());
        assertTrue(about.versions().contains(new About.Version("Java", "25+36")));
        assertTrue(about.versions().contains(new About.Version("JavaFX", "\u2013")));
        assertTrue(about.text().contains(About.PROMISE));
    }
}
