package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxTreesTest {

    @Test
    void decimalsStayOnTheirSideOfAThreshold() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextInt(-999_999, 1_000_000) / Math.pow(10, random.nextInt(7));
            double threshold = switch (random.nextInt(4)) {
                case 0 -> value;
                case 1 -> Math.nextDown(value);
                case 2 -> Math.nextUp(value);
                default -> random.nextInt(-999_999, 1_000_000) / Math.pow(10, random.nextInt(7));
            };
            assertEquals(value <= threshold, (float) value <= OnnxTrees.asFloat(threshold),
                    value + " and " + threshold);
        }
    }
}
