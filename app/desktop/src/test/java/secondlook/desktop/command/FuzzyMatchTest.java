package secondlook.desktop.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    @Test
    void lettersInOrderMatchWithGaps() {
        assertEquals(List.of(0, 5), FuzzyMatch.of("of", "Open files").orElseThrow().positions());
        assertTrue(FuzzyMatch.of("fo", "Open files").isEmpty());
    }

    @Test
    void runsAndWordStartsComeFirst() {
        int run = FuzzyMatch.of("rev", "Review").orElseThrow().score();
        int inside = FuzzyMatch.of("rev", "Show the preview").orElseThrow().score();
        int scattered = FuzzyMatch.of("rev", "There ever was").orElseThrow().score();
        assertTrue(run > inside, run + " > " + inside);
        assertTrue(inside > scattered, inside + " > " + scattered);
    }

    @Test
    void nothingAskedMatchesEverything() {
        assertTrue(FuzzyMatch.of("  ", "anything").isPresent());
    }
}
