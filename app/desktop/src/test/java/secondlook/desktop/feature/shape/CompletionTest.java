package secondlook.desktop.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import secondlook.app.shape.Functions;

class CompletionTest {

    private static final List<String> COLUMNS = List.of("wind", "Wind Speed", "weather", "id");

    private static List<String> offered(String text) {
        return Completion.of(text, text.length(), COLUMNS, Functions.written()).stream().map(Completion::inserted)
                .toList();
    }

    @Test
    void offersColumnsThenFunctionsThatBeginLikeTheWord() {
        assertEquals(List.of("wind", "\"Wind Speed\""), offered("temp > 3 AND wi"));
        assertEquals(List.of("wind", "\"Wind Speed\"", "weather", "week()"), offered("W"));
        assertEquals(List.of("\"Wind Speed\""), offered("wind"));
        assertEquals(List.of("lower()"), offered("lowe"));
    }

    @Test
    void offersNothingWhereNothingIsToBeCompleted() {
        assertEquals(List.of(), offered(""));
        assertEquals(List.of(), offered("wind > "));
        assertEquals(List.of(), offered("wind > 3"));
        assertEquals(List.of(), offered("weather = 'we"));
        assertEquals(List.of("weather", "week()"), offered("weather = 'we' OR we"));
    }

    @Test
    void theCaretStandsWhereTheValuesGo() {
        Completion lower = Completion.of("low", 3, List.of(), Functions.written()).getFirst();
        assertEquals(new Completion("lower(text)", "lower()", -1), lower);
        assertEquals("wi", Completion.word("abs(wi) + 1", 6));
    }
}
