package secondlook.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

class ShapingFileTest {

    private static final Shaping ALL = new Shaping(List.of(new Step.Filter("a > 1 AND b = 'x \"y\"'"),
            new Step.Derive("c", "a + 1"), new Step.Rename("a", "z"), new Step.ChangeType("b", ColumnType.REAL),
            new Step.Drop(List.of("q", "r")), new Step.Sample(10L, null, 3), new Step.Sample(null, 0.5, -1),
            new Step.Join("/labels.csv", "ab", "id", "key", List.of("label"))));

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrites() {
        Path file = folder.resolve("steps.json");
        ShapingFile.write(file, ALL);
        assertEquals(ALL, ShapingFile.read(file));
    }

    private static String steps(String inner) {
        return "{\"format\": \"second-look-steps\", \"version\": 1, \"steps\": [" + inner + "]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{", "true", "{\"format\":\"second-look-steps\"}",
            "{\"format\":\"second-look-steps\",\"version\":1}",
            "{\"format\":\"second-look-steps\",\"version\":2,\"steps\":[]}",
            "{\"format\":\"second-look-steps\",\"version\":\"1\",\"steps\":[]}",
            "{\"format\":\"second-look-steps\",\"version\":1,\"steps\":{}}",
            "{\"format\":\"second-look-steps\",\"version\":1,\"steps\":[]} x"})
    void refusesWhatIsNone(String json) {
        assertThrows(RefusedException.class, () -> ShapingFile.parse(json, "it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "1", "{\"step\":\"run\",\"command\":\"rm\"}", "{\"step\":\"filter\"}",
            "{\"step\":\"filter\",\"condition\":\" \"}", "{\"step\":\"filter\",\"condition\":\"a\",\"more\":1}",
            "{\"step\":\"sample\",\"rows\":5}", "{\"step\":\"sample\",\"rows\":-5,\"seed\":1}",
            "{\"step\":\"sample\",\"rows\":5,\"share\":0.1,\"seed\":1}",
            "{\"step\":\"sample\",\"share\":1.5,\"seed\":1}",
            "{\"step\":\"type\",\"column\":\"a\",\"type\":\"blob\"}", "{\"step\":\"type\",\"column\":\"a\"}",
            "{\"step\":\"drop\",\"columns\":[]}", "{\"step\":\"drop\"}",
            "{\"step\":\"rename\",\"from\":\"a\",\"to\":\"__row\"}",
            "{\"step\":\"derive\",\"column\":\"a\\nb\",\"expression\":\"1\"}", "{\"step\":\"join\",\"key\":\"a\"}",
            "{\"step\":\"java.lang.Runtime\",\"x\":1}"})
    void refusesHostileStepsNamingTheStep(String step) {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> ShapingFile.parse(steps("{\"step\":\"filter\",\"condition\":\"a\"}," + step), "it"));
        assertTrue(refused.problem().why().contains("step 2"), refused.getMessage());
        assertEquals(1, refused.problem().oneLine().lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"step\":\"sample\",\"rows\":5} | seed is absent or not of its kind",
            "{\"step\":\"sample\",\"rows\":\"5\",\"seed\":1} | rows is absent or not of its kind",
            "{\"step\":\"explode\"} | there is no explode",
            "{\"step\":\"filter\",\"condition\":\"x > 1\",\"foo\":1} | there is no key foo; the keys are condition"})
    void saysWhatIsWrongWithAStepInPlainWords(String step, String why) {
        assertEquals("step 1 is none: " + why, assertThrows(RefusedException.class, () -> ShapingFile.parse(
                "{\"format\":\"second-look-steps\",\"version\":1,\"steps\":[" + step + "]}", "it")).problem().why());
        assertEquals("there is no such file", assertThrows(RefusedException.class,
                () -> ShapingFile.read(Path.of("nowhere.json"))).problem().why());
    }

    @Test
    void saysThatANewerVersionWroteIt() {
        RefusedException refused = assertThrows(RefusedException.class, () -> ShapingFile
                .parse("{\"format\":\"second-look-steps\",\"version\":7,\"steps\":[{\"step\":\"dream\"}]}",
                        "new.json"));
        assertEquals("The steps cannot be read (new.json): a newer Second Look wrote it (version 7)."
                + " Use a file that shape --save-steps wrote, or correct it.", refused.problem().oneLine());
    }

    @Test
    void refusesTooMuch() throws IOException {
        assertThrows(RefusedException.class, () -> ShapingFile.parse("[".repeat(100_000), "it"));
        assertThrows(RefusedException.class, () -> ShapingFile.parse(
                steps(String.join(",", java.util.Collections.nCopies(Shaping.MOST + 1,
                        "{\"step\":\"filter\",\"condition\":\"a\"}"))),
                "it"));
        Path file = folder.resolve("bytes.json");
        Files.write(file, new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(RefusedException.class, () -> ShapingFile.read(file));
        assertThrows(RefusedException.class, () -> ShapingFile.read(folder));
    }

    @Test
    void undoesAndRedoes() {
        ShapingHistory history = new ShapingHistory();
        Shaping one = Shaping.NONE.with(new Step.Filter("a"));
        Shaping two = one.with(new Step.Filter("b"));
        history.change(one);
        history.change(one);
        history.change(two);
        assertEquals(one, history.undo());
        assertEquals(Shaping.NONE, history.undo());
        assertFalse(history.canUndo());
        assertEquals(Shaping.NONE, history.undo());
        assertEquals(one, history.redo());
        history.change(Shaping.NONE);
        assertFalse(history.canRedo(), "a change forgets what was undone");
        assertEquals(one, history.undo());
    }
}
