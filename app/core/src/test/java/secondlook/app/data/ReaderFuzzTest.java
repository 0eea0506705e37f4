package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * Files that were good until bytes of them were changed, cut, doubled or swapped: each is read or refused in one line, and
 * never anything else. {@code -Dsecondlook.fuzz.rounds=N} makes it longer, {@code -Dsecondlook.fuzz.seed=N} another.
 */
class ReaderFuzzTest {

    private static final int ROUNDS = Integer.getInteger("secondlook.fuzz.rounds", 150);
    private static final long SEED = Long.getLong("secondlook.fuzz.seed", 20261120L);

    private static final String[] WORDS = {"\"", "'", ",", ";", "\t", "\n", "\r\n", "\0", "@data", "@attribute x {",
            "%", "#", "{", "}", "[", "]", "NaN", "-", "1e999", "99999999999999999999", "\\", "\uFEFF", "0:", "1:", ":",
            "<row r=\"9\">", "</c>", "<f>", "?", "NULL", "2024-13-45", "\u20ac"};

    @TempDir
    Path folder;

    private record Sample(String name, byte[] bytes) {}

    private List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        samples.add(text("a.csv", "id,name,when\n1,\"a, b\",2024-01-02\n2,\"say \"\"x\"\"\",2024-02-03\n3,,\n"));
        samples.add(text("b.csv", "# note\n# more\na;b;c\n1,5;x;true\n2,5;y;false\n"));
        samples.add(text("c.tsv", "a\tb\n1\t2\n3\t4\n"));
        samples.add(new Sample("d.csv", "a,b\n\u00e9,1\n".getBytes(StandardCharsets.UTF_16LE)));
        samples.add(text("e.arff", "% x\n@relation r\n@attribute a numeric\n@attribute b {x,'y z'}\n"
                + "@attribute d date \"yyyy-MM-dd\"\n@data\n1,x,2024-01-01\n{0 2, 1 'y z'}\n?,?,?\n"));
        samples.add(text("f.libsvm", "1 1:0.5 3:2\n-1 2:1e-3 # c\n1 qid:3 1:1\n"));
        samples.add(text("g.json", "[{\"a\": 1, \"b\": {\"c\": [1, 2]}}, {\"a\": null, \"b\": null}]"));
        samples.add(text("h.jsonl", "{\"a\": 1}\n{\"a\": \"x\"}\n"));
        ByteArrayOutputStream npy = new ByteArrayOutputStream();
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        npy.writeBytes(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        npy.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        npy.writeBytes(new byte[16]);
        samples.add(new Sample("i.npy", npy.toByteArray()));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        samples.add(new Sample("j.csv.gz", gzip.toByteArray()));
        Path book = Workbooks.write(folder.resolve("k.xlsx"),
                """
                        <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>
                        <row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><v>1.5</v></c></row>
                        <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><f>1+1</f><v>2</v></c></row>""");
        samples.add(new Sample("k.xlsx", Files.readAllBytes(book)));
        samples.add(new Sample("l.avro", avro()));
        return samples;
    }

    private static byte[] avro() throws IOException {
        Schema schema = SchemaBuilder.record("r").fields().requiredLong("a").optionalString("b").endRecord();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, out);
            for (long i = 0; i < 5; i++) {
                GenericData.Record row = new GenericData.Record(schema);
                row.put("a", i);
                row.put("b", i % 2 == 0 ? null : "text " + i);
                writer.append(row);
            }
        }
        return out.toByteArray();
    }

    private static Sample text(String name, String text) {
        return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whateverAFileHoldsItIsReadOrRefused() throws IOException {
        Random random = new Random(SEED);
        List<Sample> samples = samples();
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Sample sample = samples.get(round % samples.size());
            byte[] bytes = round < samples.size() ? sample.bytes() : mutated(sample.bytes(), random);
            Path file = Files.write(folder.resolve(sample.name()), bytes);
            Path datasets = folder.resolve("datasets");
            try {
                new DatasetImporter(datasets, Clock.systemUTC()).importFile(file, JobContext.NONE);
                read++;
            } catch (RefusedException e) {
                refused++;
                assertFalse(e.problem().oneLine().contains("\n"), e.problem().oneLine());
                assertTrue(round >= samples.size(), () -> sample.name() + ": " + e.problem().oneLine());
            } catch (RuntimeException | Error e) {
                fail("round " + round + ", " + sample.name() + ": " + Base64.getEncoder().encodeToString(bytes), e);
            }
            clear(datasets);
        }
        assertTrue(read > ROUNDS / 20 && refused > ROUNDS / 20, read + " read, " + refused + " refused");
    }

    private static void clear(Path datasets) throws IOException {
        if (Files.exists(datasets)) {
            try (Stream<Path> files = Files.list(datasets)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.writeBytes(bytes);
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] now = changed.toByteArray();
            int at = now.length == 0 ? 0 : random.nextInt(now.length);
            int length = Math.min(now.length - at, 1 + random.nextInt(12));
            changed.reset();
            changed.write(now, 0, at);
            switch (random.nextInt(6)) {
                case 0 -> {
                    // cut out
                }
                case 1 -> {
                    changed.write(now, at, length);
                    changed.write(now, at, length);
                }
                case 2 -> changed.writeBytes(WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
                case 3 -> {
                    byte[] noise = new byte[length];
                    random.nextBytes(noise);
                    changed.writeBytes(noise);
                }
                case 4 -> {
                    byte[] flipped = java.util.Arrays.copyOfRange(now, at, at + length);
                    for (int b = 0; b < length; b++) {
                        flipped[b] ^= (byte) (1 << random.nextInt(8));
                    }
                    changed.writeBytes(flipped);
                }
                default -> {
                    changed.write(now, at, length);
                    changed.writeBytes(WORDS[random.nextInt(WORDS.length)].repeat(1 + random.nextInt(50))
                            .getBytes(StandardCharsets.UTF_8));
                    length = 0;
                }
            }
            if (at + length < now.length) {
                changed.write(now, at + length, now.length - at - length);
            }
        }
        return changed.toByteArray();
    }
}
