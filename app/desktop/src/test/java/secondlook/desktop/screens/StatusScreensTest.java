package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status bar while something is under way. */
class StatusScreensTest {

    @TempDir
    Path home;

    @Test
    void aJobIsShownThoughTheMemoryWasCleanedBefore() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            test.settle();
            for (int i = 0; i < 5; i++) {
                System.gc();
            }
            CountDownLatch end = new CountDownLatch(1);
            FxToolkit.run(() -> test.app().jobs().start("Waiting", context -> {
                end.await();
                return true;
            }, done -> {
            }, failure -> {
            }));
            assertTrue(FxToolkit.call(() -> scene.lookup("#job").isVisible()));
            end.countDown();
            test.settle();
            assertFalse(FxToolkit.call(() -> scene.lookup("#job").isVisible()));
        }
    }
}
