package secondlook.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import secondlook.desktop.choice.KeptChoices;

/**
 * Has classes of the first screen loaded on a second processor while JavaFX starts on the first. What it makes is dropped; that
 * it was made once is what counts.
 */
final class WarmUp {

    private WarmUp() {
    }

    /** @param settings folder with the window's choices */
    static void begin(Path settings) {
        Thread.ofPlatform().daemon().name("warm-up").start(() -> {
            new KeptChoices(settings, Runnable::run).now();
            ManagementFactory.getOperatingSystemMXBean();
            XMLInputFactory.newInstance();
        });
    }
}
