package secondlook.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;

class SchemaBinderTest {

    private static final Schema WEATHER = new Schema(List.of(new Column("day", ColumnType.DATE),
            new Column("Temp_Max", ColumnType.REAL), new Column("wind", ColumnType.REAL),
            new Column("rainy_days", ColumnType.INTEGER), new Column("weather", ColumnType.TEXT)));

    private static ModelSignature signature(ModelInput... inputs) {
        return new ModelSignature(List.of(inputs), List.of(), Task.CLASSIFICATION, List.of("a", "b"),
                ScoreKind.PROBABILITY, -1, List.of());
    }

    private static SchemaBinder.Outcome bind(ModelSignature signature, BindingRequest request) {
        return SchemaBinder.bind(signature, WEATHER, request);
    }

    @Test
    void bindsByNameIgnoringCase() {
        SchemaBinding binding = bind(signature(ModelInput.column("WIND", ElementType.FLOAT),
                ModelInput.column("temp_max", ElementType.DOUBLE)), BindingRequest.BY_NAME).binding().orElseThrow();
        assertEquals(List.of("wind", "Temp_Max"), binding.columns());
        assertEquals("by name", binding.inputs().getFirst().how());
    }

    @Test
    void anExactNameWinsOverOneThatDiffersInCase() {
        Schema both = new Schema(List.of(new Column("X", ColumnType.REAL), new Column("x", ColumnType.REAL)));
        SchemaBinding binding = SchemaBinder.bind(signature(ModelInput.column("x", ElementType.FLOAT)), both,
                BindingRequest.BY_NAME).binding().orElseThrow();
        assertEquals(List.of("x"), binding.columns());
        assertTrue(new Schema(List.of(new Column("Ab", ColumnType.REAL), new Column("aB", ColumnType.REAL)))
                .find("ab").isEmpty(), "two columns that differ in case only are ambiguous");
    }

    @Test
    void reportsEveryMismatchAtOnceWithASuggestion() {
        SchemaBinder.Outcome outcome = bind(signature(ModelInput.column("wind_speed", ElementType.FLOAT),
                ModelInput.column("weather", ElementType.FLOAT), ModelInput.column("pressure", ElementType.FLOAT),
                ModelInput.column("temp_max", ElementType.FLOAT)), BindingRequest.BY_NAME);
        assertTrue(outcome.binding().isEmpty());
        assertEquals(List.of("wind_speed", "weather", "pressure"),
                outcome.mismatches().stream().map(BindingMismatch::input).toList());
        assertEquals("wind", outcome.mismatches().getFirst().suggestion());
        assertEquals("column weather is text", outcome.mismatches().get(1).why());
        assertEquals(1, outcome.bound().size(), "what fits is shown beside what does not");
        RefusedException refusal = assertThrows(RefusedException.class, () -> outcome.orRefuse("m", "d"));
        for (String name : List.of("wind_speed", "weather", "pressure")) {
            assertTrue(refusal.problem().why().contains(name), refusal.problem().why());
        }
    }

    @Test
    void saysThatAnOrderOfColumnsIsNotUsedByAModelWithSeveralInputs() {
        SchemaBinding binding = bind(signature(ModelInput.column("wind", ElementType.FLOAT),
                ModelInput.column("temp_max", ElementType.FLOAT)),
                new BindingRequest(Map.of(), List.of("temp_max", "wind"), null)).binding().orElseThrow();
        assertEquals(List.of("wind", "Temp_Max"), binding.columns());
        assertTrue(binding.warnings().getFirst().contains("is not used"), binding.warnings().toString());
    }

    @Test
    void aMapWinsAndMustNameAnInput() {
        BindingRequest mapped = new BindingRequest(Map.of("speed", "wind"), null, null);
        SchemaBinding binding = bind(signature(ModelInput.column("speed", ElementType.FLOAT)), mapped).binding()
                .orElseThrow();
        assertEquals(List.of("wind"), binding.columns());
        assertEquals("by hand", binding.inputs().getFirst().how());
        SchemaBinder.Outcome unknown = bind(signature(ModelInput.column("wind", ElementType.FLOAT)),
                new BindingRequest(Map.of("nothing", "wind"), null, null));
        assertEquals("the model has no input of that name", unknown.mismatches().getFirst().why());
    }

    @Test
    void aMatrixCannotBeMappedToOneColumn() {
        SchemaBinder.Outcome outcome = bind(signature(ModelInput.matrix("X", ElementType.FLOAT, 2, null)),
                new BindingRequest(Map.of("X", "wind"), null, null));
        assertTrue(outcome.binding().isEmpty());
        assertTrue(outcome.mismatches().getFirst().why().contains("--columns"));
    }

    @Test
    void aMatrixTakesTheOrderGivenThenTheSavedOneThenTheFileOrder() {
        ModelInput saved = ModelInput.matrix("X", ElementType.FLOAT, 2, List.of("wind", "temp_max"));
        assertEquals(List.of("wind", "Temp_Max"),
                bind(signature(saved), BindingRequest.BY_NAME).binding().orElseThrow().columns());
        BindingRequest given = new BindingRequest(Map.of(), List.of("Temp_Max", "wind"), null);
        assertEquals(List.of("Temp_Max", "wind"), bind(signature(saved), given).binding().orElseThrow().columns());

        ModelInput three = ModelInput.matrix("X", ElementType.FLOAT, 3, null);
        SchemaBinding assumed = bind(signature(three), BindingRequest.BY_NAME).binding().orElseThrow();
        assertEquals(List.of("Temp_Max", "wind", "rainy_days"), assumed.columns());
        assertEquals(1, assumed.warnings().size(), "an assumed order is said");
    }

    @Test
    void theTruthColumnIsSetAsideBeforeColumnsAreCounted() {
        ModelInput two = ModelInput.matrix("X", ElementType.FLOAT, 2, null);
        assertTrue(bind(signature(two), BindingRequest.BY_NAME).binding().isEmpty());
        SchemaBinding binding = bind(signature(two), new BindingRequest(Map.of(), null, "RAINY_DAYS")).binding()
                .orElseThrow();
        assertEquals(List.of("Temp_Max", "wind"), binding.columns());
    }

    @Test
    void aWrongNumberOfColumnsIsRefusedWithBothNumbers() {
        BindingRequest one = new BindingRequest(Map.of(), List.of("wind"), null);
        SchemaBinder.Outcome outcome = bind(signature(ModelInput.matrix("X", ElementType.FLOAT, 2, null)), one);
        assertEquals("takes 2 columns, 1 were given", outcome.mismatches().getFirst().why());
    }

    @Test
    void anInputThatNoColumnsCanFeedIsRefused() {
        ModelInput image = new ModelInput("pixels", ElementType.FLOAT, List.of(1L, 3L, 8L, 8L), 0, null, false, false);
        assertEquals("cannot be fed from columns",
                bind(signature(image), BindingRequest.BY_NAME).mismatches().getFirst().why());
    }
}
