package secondlook.runtime.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.model.Task;

/** The Recipe as JSON, version {@value #VERSION}. Field by field on purpose: nothing in the text chooses a Java class. */
final class RecipeJson {

    static final int VERSION = 1;

    /** Far above any real Recipe: a thousand levels of a thousand letters in a few columns. */
    static final int MAX_LENGTH = 16_000_000;

    static final int MAX_STEPS = 20_000;

    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100)
                            .maxStringLength(1_000_000).maxNameLength(200).maxDocumentLength(MAX_LENGTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(SerializationFeature.INDENT_OUTPUT).build();

    private RecipeJson() {
    }

    static String write(Recipe recipe) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "second-look-recipe").put("version", VERSION).put("task", recipe.task().key())
                .put("target", recipe.target());
        ArrayNode classes = root.putArray("classes");
        recipe.labels().classes().forEach(classes::add);
        ArrayNode steps = root.putArray("steps");
        recipe.steps().forEach(s -> steps.add(step(s)));
        ArrayNode scaling = root.putArray("scaling");
        recipe.scaling().forEach(s -> scaling.addArray().add(s.centre()).add(s.spread()));
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode step(RecipeStep step) {
        ObjectNode node = MAPPER.createObjectNode().put("column", step.column()).put("type", key(step.type()));
        switch (step) {
            case NumericStep s -> node.put("do", "number").put("fill", s.fill()).put("indicator", s.indicator());
            case CalendarStep s -> {
                node.put("do", "calendar").put("fill", s.fill()).put("indicator", s.indicator());
                ArrayNode parts = node.putArray("parts");
                s.parts().forEach(p -> parts.add(p.key()));
            }
            case CategoryStep s -> {
                node.put("do", "category").put("one_hot", s.oneHot()).put("other", s.other()).put("missing",
                        s.missing());
                ArrayNode levels = node.putArray("levels");
                s.levels().forEach(levels::add);
            }
            case DroppedStep s -> node.put("do", "drop").put("reason", s.reason());
        }
        return node;
    }

    static Recipe read(String json) {
        if (json.length() > MAX_LENGTH) {
            throw refuse("it is larger than " + MAX_LENGTH + " characters", null);
        }
        try {
            return recipe(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw refuse(e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()), e);
        }
    }

    private static Recipe recipe(JsonNode root) {
        if (!"second-look-recipe".equals(root.path("format").asText())) {
            throw new IllegalArgumentException("it does not say that it is a Recipe");
        }
        int version = root.path("version").asInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("its version is " + version + ", this program reads " + VERSION);
        }
        JsonNode list = array(root, "steps");
        if (list.size() > MAX_STEPS) {
            throw new IllegalArgumentException("it has " + list.size() + " steps");
        }
        List<RecipeStep> steps = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        for (JsonNode node : list) {
            RecipeStep step = step(node);
            if (!columns.add(step.column())) {
                throw new IllegalArgumentException("column " + step.column() + " has two steps");
            }
            steps.add(step);
        }
        List<Recipe.Scale> scaling = new ArrayList<>();
        for (JsonNode pair : array(root, "scaling")) {
            scaling.add(scale(pair));
        }
        Task task = constant(Task.class, text(root, "task"));
        return new Recipe(task, text(root, "target"), new TargetLabels(texts(root, "classes")), steps, scaling);
    }

    private static RecipeStep step(JsonNode node) {
        String column = text(node, "column");
        ColumnType type = constant(ColumnType.class, text(node, "type"));
        return switch (text(node, "do")) {
            case "number" -> new NumericStep(column, type, finite(node.path("fill")), flag(node, "indicator"));
            case "calendar" -> calendar(node, column, type);
            case "category" -> new CategoryStep(column, distinct(texts(node, "levels")), flag(node, "other"),
                    flag(node, "missing"), flag(node, "one_hot"));
            case "drop" -> new DroppedStep(column, type, text(node, "reason"));
            default -> throw new IllegalArgumentException("step " + text(node, "do") + " is not known");
        };
    }

    private static CalendarStep calendar(JsonNode node, String column, ColumnType type) {
        List<CalendarPart> parts = distinct(texts(node, "parts")).stream().map(p -> constant(CalendarPart.class, p))
                .toList();
        long fill = node.path("fill").asLong(Long.MIN_VALUE);
        if (!type.isTemporal() || parts.isEmpty() || !node.path("fill").isIntegralNumber()
                || Math.abs((double) fill) > CalendarStep.LIMIT) {
            throw new IllegalArgumentException("the dates of column " + column + " are not described rightly");
        }
        return new CalendarStep(column, type, parts, fill, flag(node, "indicator"));
    }

    private static Recipe.Scale scale(JsonNode pair) {
        double centre = finite(pair.path(0));
        double spread = finite(pair.path(1));
        if (spread <= 0 || pair.size() != 2) {
            throw new IllegalArgumentException("a scale is not a mean and a spread above 0");
        }
        return new Recipe.Scale(centre, spread);
    }

    private static JsonNode array(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw new IllegalArgumentException("it lacks the list " + name);
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("it lacks the text " + name);
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode node, String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode value : array(node, name)) {
            if (!value.isTextual()) {
                throw new IllegalArgumentException("the list " + name + " holds something that is not text");
            }
            all.add(value.textValue());
        }
        return all;
    }

    private static List<String> distinct(List<String> values) {
        if (new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException("a list names something twice");
        }
        return values;
    }

    private static boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("it lacks the yes or no of " + name);
        }
        return value.booleanValue();
    }

    private static double finite(JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("a number is missing or not finite");
        }
        return value.doubleValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String key) {
        for (E value : type.getEnumConstants()) {
            if (key(value).equals(key)) {
                return value;
            }
        }
        throw new IllegalArgumentException(key + " is not known");
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static RefusedException refuse(String why, @Nullable Throwable cause) {
        Problem problem = new Problem("The Recipe cannot be read", why, "Train the model again.");
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }
}
