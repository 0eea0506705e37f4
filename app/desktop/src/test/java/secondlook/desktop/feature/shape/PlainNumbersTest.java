package secondlook.desktop.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumbersTest {

    @ParameterizedTest
    @CsvSource({"103.19999999999999,103.2", "109.80000000000001,109.8", "-7.199999999999999,-7.2", "1.5,1.5",
            "12.0,12.0",
            "123456789012.5,123456789012.5", "1.2345678901234e-17,1.2345678901234e-17", "nan,nan",
            "0.3333333333333333,0.333333333"})
    void leavesOutWhatArithmeticLeftBehind(String given, String shown) {
        assertEquals(shown, PlainNumbers.plain(given));
    }
}
