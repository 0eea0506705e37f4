package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReliabilityWordsTest {

    @Test
    void twoFiguresThatReadAlikeAreNotCalledDifferent() {
        assertTrue(ReliabilityWords.lean(0.8412, 0.8381).startsWith("It is as sure as it should be on average"));
    }

    @Test
    void theDirectionFollowsTheFigures() {
        assertEquals("It is surer than it should be: ", ReliabilityWords.lean(0.91, 0.84));
        assertEquals("It is less sure than it could be: ", ReliabilityWords.lean(0.80, 0.84));
    }
}
