package secondlook.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.Written;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** What happens when the disk is full or may not be written: a word a person understands, and nothing left. */
class DiskTroubleTest {

    @TempDir
    Path folder;

    private static String predictions(int rows) {
        Random random = new Random(11);
        StringBuilder csv = new StringBuilder("p_a,p_b\n");
        for (int i = 0; i < rows; i++) {
            double p = random.nextDouble();
            csv.append(p).append(',').append(1 - p).append('\n');
        }
        return csv.toString();
    }

    private static List<Path> left(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertSays(String words, RefusedException refused) {
        assertTrue(refused.problem().oneLine().contains(words), () -> refused.problem().oneLine());
    }

    @Test
    void aFullDiskRefusesTheImport() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("big.csv"), predictions(200_000));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=2m")) {
            Path datasets = disk.folder().resolve("datasets");
            assertSays("the disk is full", assertThrows(RefusedException.class,
                    () -> new DatasetImporter(datasets, Clock.systemUTC()).importFile(source, JobContext.NONE)));
            assertEquals(List.of(), left(disk.folder()));
        }
    }

    @Test
    void aFullDiskRefusesTheRewritingOfAnotherEncoding() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("big.csv"),
                "\uFEFF" + predictions(200_000), StandardCharsets.UTF_16LE);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=2m")) {
            assertSays("the disk is full", assertThrows(RefusedException.class,
                    () -> new DatasetImporter(disk.folder(), Clock.systemUTC()).importFile(source, JobContext.NONE)));
            assertEquals(List.of(), left(disk.folder()));
        }
    }

    @Test
    void aFullDiskRefusesTheRunAndItsExport() throws IOException, InterruptedException {
        try (Dataset data = Written.dataset(folder, "big.csv", predictions(200_000));
                SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=1m")) {
            assertSays("the disk is full", assertThrows(RefusedException.class, () -> PredictionFiles.toRun(data, null,
                    disk.folder(), Clock.systemUTC(), JobContext.NONE)));
            assertEquals(List.of(), left(disk.folder()));
            RunManifest run = PredictionFiles.toRun(data, null, folder.resolve("runs"), Clock.systemUTC(),
                    JobContext.NONE);
            for (String name : List.of("out.csv", "out.parquet")) {
                assertSays("the disk is full", assertThrows(RefusedException.class,
                        () -> PredictionFiles.write(folder.resolve("runs"), run.id(), disk.folder().resolve(name))));
            }
            assertEquals(List.of(), left(disk.folder()));
        }
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("small.csv"), predictions(10));
        try (Dataset data = Written.dataset(folder, "few.csv", predictions(20));
                SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=1m")) {
            disk.remount("ro");
            assertSays("read-only", assertThrows(RefusedException.class,
                    () -> new DatasetImporter(disk.folder(), Clock.systemUTC()).importFile(source, JobContext.NONE)));
            assertSays("read-only", assertThrows(RefusedException.class, () -> PredictionFiles.toRun(data, null,
                    disk.folder().resolve("runs"), Clock.systemUTC(), JobContext.NONE)));
            RunManifest run = PredictionFiles.toRun(data, null, folder.resolve("runs"), Clock.systemUTC(),
                    JobContext.NONE);
            assertSays("read-only", assertThrows(RefusedException.class, () -> PredictionFiles
                    .write(folder.resolve("runs"), run.id(), disk.folder().resolve("out.csv"))));
        }
    }
}
