package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.Dataset;
import secondlook.app.review.Answer;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.app.review.exchange.Losses;
import secondlook.app.review.exchange.ReviewExchange;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;

/** Sessions out into every format and back. */
class ExchangeRoundTripTest {

    private static final String NASTY = "=SUM(A1), \"quoted\" 'and' ünï\u2028 😀\nsecond line\ttab <b>&amp;";

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    Path temp;

    private Workspace workspace;
    private ReviewSession session;

    /** What can be compared of a verdict. */
    private record Said(int position, VerdictKind kind, @Nullable String label, @Nullable String note, String reviewer,
            String at, double seconds, boolean blind) {}

    @BeforeEach
    void review() throws IOException {
        StringBuilder csv = new StringBuilder("day,text,wet,known,p_=fog,p_sun & \"moon\"\n");
        for (int i = 0; i < 10; i++) {
            csv.append("2015-01-1").append(i).append(",\"-").append(i).append(" \"\"x\"\", 😀\",").append(i % 2 == 0)
                    .append(",=fog")
                    .append(i == 9 ? ",,\n" : ",0.4,0.6\n");
        }
        Path file = Files.writeString(temp.resolve("in.csv"), csv);
        workspace = Workspace.open(temp.resolve("w"), Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"),
                ZoneOffset.UTC), "Ada");
        RunManifest made;
        try (Dataset open = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id())) {
            made = PredictionFiles.toRun(open, "known", workspace.runsFolder(), Clock.systemUTC(), JobContext.NONE);
        }
        workspace.addRun(made);
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.7);
        try (Run run = workspace.openRun(made.id())) {
            session = workspace.reviews().open(workspace.reviews().create("r", made.id(), policy, made.classes(), "Ada",
                    ReviewQueue.of(run.predictions(), policy, ReviewQueue.Order.RANDOM, 0, 1)).id());
        }
        int first = firstUsable();
        session.answer(new Answer(first, VerdictKind.LABEL, "=fog", NASTY, 2.5, true));
        List<VerdictKind> kinds = List.of(VerdictKind.ACCEPT, VerdictKind.REJECT, VerdictKind.CANNOT_TELL,
                VerdictKind.SKIP, VerdictKind.DEFER, VerdictKind.REFER);
        int at = first;
        for (VerdictKind kind : kinds) {
            at = nextUsable(at);
            session.answer(at, kind, null, kind == VerdictKind.ACCEPT ? "a note" : null, 1.25);
        }
        session.propose(first, "day", "2015-02-30");
    }

    private int firstUsable() {
        return nextUsable(-1);
    }

    private int nextUsable(int after) {
        return IntStream.range(after + 1, session.size()).filter(p -> !session.item(p).predicted().equals("none"))
                .findFirst().orElseThrow();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Path export(ExchangeFormat format) {
        Path out = temp.resolve("out." + format.ending());
        if (format.isTable()) {
            workspace.exportReview(session.entry().id(), out, false);
        } else {
            assertEquals(10, workspace.exportReview(session.entry().id(), out, format));
        }
        return out;
    }

    private static List<Said> said(ReviewSession session) {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < session.size(); i++) {
            Verdict v = session.effective(i).orElse(null);
            if (v != null) {
                said.add(new Said(i, v.kind(), v.label(), session.noteOf(i), v.reviewer(), v.at(), v.seconds(),
                        v.blind()));
            }
        }
        return said;
    }

    private List<SessionEntry> read(Path file, ExchangeFormat format) {
        return ReviewExchange.read(workspace.reviews(), session.entry().id(), file, format, "Bob", NOW);
    }

    @ParameterizedTest
    @EnumSource(ExchangeFormat.class)
    void whatTheFormatHoldsComesBack(ExchangeFormat format) throws IOException {
        List<Said> before = said(session);
        SessionEntry received = read(export(format), format).getFirst();
        assertEquals(SessionRole.RECEIVED, received.role());
        assertEquals(session.entry().family(), received.family());
        List<Said> expected = before.stream().filter(s -> keeps(format, s.kind))
                .map(s -> format == ExchangeFormat.DOCCANO
                        ? new Said(s.position, VerdictKind.LABEL, s.label, null, "Bob", NOW.toString(), 0, false)
                        : s)
                .toList();
        ReviewSession back = workspace.reviews().open(received.id());
        assertEquals(expected, said(back));
        assertEquals(format.isTable() ? Map.of("day", "2015-02-30") : Map.of(), back.proposals(firstUsable()));
        assertEquals(before, said(session), "the session itself is as it was");
        List<String> files;
        try (Stream<Path> list = Files.list(temp)) {
            files = list.map(p -> p.getFileName().toString()).filter(n -> n.contains("out")).sorted().toList();
        }
        assertEquals(format == ExchangeFormat.LABEL_STUDIO
                ? List.of("out.json", "out.json.config.xml")
                : List.of("out." + format.ending()), files);
    }

    private static boolean keeps(ExchangeFormat format, VerdictKind kind) {
        return switch (format) {
            case CSV, PARQUET, JSONL, ARGILLA -> true;
            case LABEL_STUDIO, PRODIGY -> kind != VerdictKind.DEFER;
            case DOCCANO -> kind == VerdictKind.LABEL || kind == VerdictKind.ACCEPT;
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"LABEL_STUDIO", "ARGILLA", "PRODIGY", "DOCCANO"})
    void whoAnswersElsewhereDoesNotSeeTheTruth(ExchangeFormat format) throws IOException {
        assertFalse(Files.readString(export(format)).contains("known"));
    }

    /** What is announced as lost is just what is missing afterwards. */
    @Test
    void lossesAreNamedBeforehandAndOnlyThose() {
        assertEquals(List.of(), Losses.of(session, ExchangeFormat.PARQUET));
        assertEquals(List.of("1 × proposal for a field: is left out"), Losses.of(session, ExchangeFormat.ARGILLA));
        assertEquals(List.of("1 × deferred item: comes back open", "1 × proposal for a field: is left out"),
                Losses.of(session, ExchangeFormat.LABEL_STUDIO));
        assertEquals(5, Losses.of(session, ExchangeFormat.DOCCANO).size());
        session.answer(firstUsable(), VerdictKind.SKIP, null, null, 1);
        assertTrue(Losses.of(session, ExchangeFormat.CSV).getFirst().startsWith("answers that were corrected"));
    }

    @Test
    void labelStudioGetsPredictionsRegionsAndAConfigurationThatIsXml() throws Exception {
        JsonNode tasks = new ObjectMapper().readTree(export(ExchangeFormat.LABEL_STUDIO).toFile());
        assertEquals(10, tasks.size());
        for (JsonNode task : tasks) {
            assertTrue(task.path("annotations").isArray());
            for (String list : List.of("annotations", "predictions")) {
                for (JsonNode one : task.path(list)) {
                    for (JsonNode region : one.path("result")) {
                        assertTrue(region.path("id").asText().matches("[A-Za-z0-9_-]+"), region.toString());
                        assertTrue(region.has("from_name") && region.has("to_name") && region.has("type")
                                && region.path("value").isObject(), region.toString());
                    }
                }
            }
            JsonNode score = task.path("predictions").get(0).path("score");
            assertTrue(score.isNull() || score.asDouble() == 0.6, task.toString());
        }
        var config = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(temp.resolve("out.json.config.xml").toFile());
        tasks.forEach(task -> task.path("annotations").forEach(one -> shown(one.path("result"), config)));
        tasks.forEach(task -> task.path("predictions").forEach(one -> shown(one.path("result"), config)));
        var choices = config.getElementsByTagName("Choice");
        assertEquals("=fog", choices.item(0).getAttributes().getNamedItem("value").getNodeValue());
        assertEquals("sun & \"moon\"", choices.item(1).getAttributes().getNamedItem("value").getNodeValue());
    }

    /**
     * By the rules of Label Studio's own front end (version 1.4.0, src/regions/Result.js and src/stores/AnnotationStore.js): a
     * result whose control or object the configuration does not name is dropped without a word, its value lies under the key
     * that its type says, as a list of texts, and a choice that the configuration does not offer is not shown.
     */
    private static void shown(JsonNode results, org.w3c.dom.Document config) {
        for (JsonNode result : results) {
            String type = result.path("type").asText();
            String tag = Map.of("choices", "Choices", "textarea", "TextArea").get(type);
            org.w3c.dom.Element control = named(config, String.valueOf(tag), result.path("from_name").asText());
            assertEquals(result.path("to_name").asText(), control.getAttribute("toName"));
            named(config, "Text", control.getAttribute("toName"));
            JsonNode values = result.path("value").path(type.equals("choices") ? "choices" : "text");
            assertTrue(values.isArray() && values.size() == 1 && values.get(0).isTextual(), result.toString());
            var offered = control.getElementsByTagName("Choice");
            boolean found = type.equals("textarea");
            for (int i = 0; i < offered.getLength(); i++) {
                found |= ((org.w3c.dom.Element) offered.item(i)).getAttribute("value").equals(values.get(0).asText());
            }
            assertTrue(found, result.toString());
        }
    }

    private static org.w3c.dom.Element named(org.w3c.dom.Document config, String tag, String name) {
        var elements = config.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            org.w3c.dom.Element element = (org.w3c.dom.Element) elements.item(i);
            if (element.getAttribute("name").equals(name)) {
                return element;
            }
        }
        throw new AssertionError("the configuration has no " + tag + " " + name);
    }

    private static String submitted(String verdict, String label, String... notes) {
        StringBuilder regions = new StringBuilder("""
                {"value":{"choices":["%s"]},"id":"p0","from_name":"label","to_name":"row","type":"choices",
                 "origin":"prediction"}""".formatted(label));
        if (!verdict.isEmpty()) {
            regions.append("""
                    ,{"value":{"choices":["%s"]},"id":"x0","from_name":"verdict","to_name":"row","type":"choices",
                     "origin":"manual"}""".formatted(verdict));
        }
        if (notes.length > 0) {
            regions.append("""
                    ,{"value":{"text":["%s"]},"id":"n0","from_name":"note","to_name":"row","type":"textarea",
                     "origin":"manual"}""".formatted(String.join("\",\"", notes)));
        }
        return """
                [{"data":{"row_id":0,"predicted":"sun & \\"moon\\""},"annotations":[{"result":[%s]}]}]"""
                .formatted(regions);
    }

    private Verdict readBack(String text) throws IOException {
        SessionEntry received = read(Files.writeString(temp.resolve("submitted"), text), ExchangeFormat.LABEL_STUDIO)
                .getFirst();
        return workspace.reviews().open(received.id()).effective(session.positionOf(0).orElseThrow()).orElseThrow();
    }

    /** As Label Studio 1.7.1 submits a task that begins with our prediction. */
    @Test
    void labelStudiosVerdictBesideALabelIsNotTakenForSomethingElse() throws IOException {
        String predicted = session.item(session.positionOf(0).orElseThrow()).predicted();
        assertEquals("sun & \"moon\"", predicted);
        String escaped = predicted.replace("\"", "\\\"");
        assertEquals(VerdictKind.ACCEPT, readBack(submitted("accept", escaped)).kind());
        assertEquals(VerdictKind.REJECT, readBack(submitted("reject", escaped)).kind());
        Verdict better = readBack(submitted("reject", "=fog"));
        assertEquals(VerdictKind.LABEL, better.kind());
        assertEquals("=fog", better.label());
        assertEquals(VerdictKind.CANNOT_TELL, readBack(submitted("cannot_tell", escaped)).kind());
        for (String verdict : List.of("accept", "cannot_tell")) {
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> readBack(submitted(verdict, "=fog")));
            assertTrue(refused.problem().oneLine().contains("record 1 says " + verdict + " and gives the label “=fog”"),
                    refused.problem().oneLine());
        }
        assertEquals("first\nsecond", readBack(submitted("", "=fog", "first", "second")).note());
    }

    /** What other versions and other people's tools write. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "LABEL_STUDIO | [{'id':1,'data':{'row_id':0},'annotations':[{'completed_by':{'email':'eve@x.org','id':3},'lead_time':4.288,'created_at':'2021-03-09T21:52:49.513742Z','result':[{'id':'a','from_name':'label','to_name':'t','type':'choices','value':{'choices':['=fog']}}]}],'predictions':[286]}] | LABEL | eve@x.org",
            "LABEL_STUDIO | [{'data':{'row_id':0},'completions':[{'was_cancelled':true,'result':[]}]}] | SKIP | Bob",
            "LABEL_STUDIO | [{'data':{'row_id':0},'completions':[{'skipped':true,'completed_by':7,'result':[]}]}] | SKIP | 7",
            "LABEL_STUDIO | [{'id':1,'row_id':0,'label':'=fog','annotator':1,'annotation_id':5,'lead_time':2.5,'created_at':'x'}] | LABEL | 1",
            "ARGILLA | [{'id':'a','metadata':{'row_id':0},'responses':{'label':[{'value':'=fog','user_id':'u-1'}]}}] | LABEL | u-1",
            "ARGILLA | [{'metadata':{'row_id':0},'label.responses':['=fog'],'label.responses.users':['u-2'],'label.responses.status':['submitted']}] | LABEL | u-2",
            "ARGILLA | [{'metadata':{'row_id':0},'label.responses.status':['discarded']}] | SKIP | Bob",
            "PRODIGY | {'text':'x','meta':{'row_id':0},'label':'sun','answer':'reject'} | REJECT | Bob",
            "PRODIGY | {'text':'x','meta':{'row_id':0},'accept':['=fog'],'answer':'accept'} | LABEL | Bob",
            "PRODIGY | {'text':'x','meta':{'row_id':0},'answer':'ignore'} | SKIP | Bob",
            "DOCCANO | {'text':'x','row_id':0,'labels':['=fog']} | LABEL | Bob",
            "JSONL | {'row_id':0,'label':'=fog'} | LABEL | Bob"})
    void oddFormsAreRead(ExchangeFormat format, String json, VerdictKind kind, String reviewer) throws IOException {
        Path file = Files.writeString(temp.resolve("odd"), "\uFEFF" + json.strip().replace('\'', '"'));
        SessionEntry received = read(file, format).getFirst();
        Verdict verdict = workspace.reviews().open(received.id())
                .effective(session.positionOf(0).orElseThrow()).orElseThrow();
        assertEquals(kind, verdict.kind());
        assertEquals(reviewer, verdict.reviewer());
        assertEquals(kind == VerdictKind.LABEL ? "=fog" : null, verdict.label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "[1]", "<html>", "[{\"data\":{\"row_id\":0},\"annotations\":5}]",
            "[{\"data\":{\"row_id\":0},\"annotations\":[{\"result\":[\"x\"]}]}]", "[{\"data\":{}}]",
            "[{\"row_id\":0,\"label\":[\"a\",\"b\"]}]", "[{\"row_id\":0,\"label\":\"hail\"}]",
            "[{\"row_id\":99,\"label\":\"=fog\"}]", "[{\"row_id\":\"x\",\"label\":\"=fog\"}]",
            "[{\"label\":\"=fog\"}]", "[{\"row_id\":0,\"label\":\"=fog\",\"verdict\":\"retract\"}]",
            "[{\"row_id\":0,\"label\":NaN}]", "[{\"row_id\":0,\"label\":\"=fog\"}"})
    void whatIsNotUsableIsRefusedByRecordAndNothingIsStored(String text) throws IOException {
        Path file = Files.writeString(temp.resolve("bad"), text);
        int before = workspace.reviews().sessions().size();
        RefusedException refused = assertThrows(RefusedException.class, () -> read(file, ExchangeFormat.LABEL_STUDIO));
        assertFalse(refused.problem().oneLine().contains("\n"), refused.toString());
        assertEquals(before, workspace.reviews().sessions().size());
    }

    @Test
    void aRecordMadeToHurtIsBounded() throws IOException {
        Path deep = Files.writeString(temp.resolve("deep"), "[".repeat(100_000));
        Path nested = Files.writeString(temp.resolve("nested"), "[{\"data\":" + "[".repeat(1_000) + "]".repeat(1_000)
                + "}]");
        Path wide = Files.writeString(temp.resolve("wide"), "[{\"data\":[" + "0,".repeat(300_000) + "0]}]");
        Path lengthy = Files.writeString(temp.resolve("long"), "[{\"data\":\"" + "x".repeat(6_000_000) + "\"}]");
        for (Path file : List.of(deep, nested, wide, lengthy)) {
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> read(file, ExchangeFormat.LABEL_STUDIO), file.toString());
            assertTrue(refused.problem().why().length() < 400, refused.toString());
        }
        for (ExchangeFormat format : List.of(ExchangeFormat.CSV, ExchangeFormat.PARQUET)) {
            assertThrows(RefusedException.class, () -> read(deep, format));
            assertThrows(RefusedException.class, () -> read(temp.resolve("absent"), format));
        }
    }

    @Test
    void formulasCanBeNeutralisedForASpreadsheet() throws IOException {
        Path plain = export(ExchangeFormat.CSV);
        assertTrue(Files.readString(plain).contains(",=fog,"));
        Path out = temp.resolve("sheet.csv");
        workspace.exportReview(session.entry().id(), out, false, true);
        List<List<String>> rows = Tables
                .read("SELECT * FROM read_csv('" + out + "', header = true, all_varchar = true)");
        for (List<String> row : rows) {
            for (String cell : row) {
                assertFalse(cell.matches("(?s)[=+@\\t\\r].*"), cell);
                assertFalse(cell.startsWith("-") && !cell.matches("-?[0-9.]+"), cell);
            }
        }
        assertTrue(rows.stream().anyMatch(r -> r.contains("'=fog")));
        assertTrue(rows.stream().anyMatch(r -> r.contains("'" + NASTY)));
    }
}
