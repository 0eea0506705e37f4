package secondlook.cli.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.LogManager;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;

import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.train.TrainJob;
import secondlook.app.train.TrainRequest;
import secondlook.cli.console.FolderRemoval;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.evaluation.Histogram;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelExport;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Trainers;

/**
 * Makes what ships as the sample from its data file. Run by the build; the same inputs give the same files on the same
 * machine. Arguments: the data file, the folder to fill, an ISO-8601 instant for the manifests, a file that remembers what
 * the sample was made from.
 */
final class SampleBuild {

    private static final long SEED = 2015;

    private SampleBuild() {
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        Clock clock = Clock.fixed(Instant.parse(arguments[2]), ZoneOffset.UTC);
        Path memory = Path.of(arguments[3]);
        BuildStamp stamp = BuildStamp.of(data, arguments[2], System.getProperty("java.class.path"));
        if (stamp.isIn(memory)) {
            return;
        }
        // the trainer tells of every tree
        LogManager.getLogManager().reset();
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, "work");
        try {
            build(data, out, work, clock);
            stamp.putIn(memory);
        } finally {
            FolderRemoval.remove(work);
        }
    }

    private static void build(Path data, Path out, Path work, Clock clock) throws IOException {
        Path datasets = work.resolve("datasets");
        DatasetManifest manifest = new DatasetImporter(datasets, clock).importFile(data, JobContext.NONE);
        Path forest = out.resolve(Sample.FOREST);
        try (Dataset dataset = Dataset.open(datasets, manifest.id())) {
            TrainRequest request = new TrainRequest(Sample.TRUTH, TrainRequest.DEFAULT_ALGORITHM,
                    Map.of("trees", "300"), SEED, 0, null, Sample.LEARNED, List.of("date"), Task.CLASSIFICATION, null);
            new TrainJob(dataset, request, forest, Trainers.discovered(), clock).run(JobContext.NONE);
            try (Model model = ModelFiles.discovered().open(forest, OpenOptions.CPU)) {
                Path runs = work.resolve("runs");
                RunManifest run = Sample.score(dataset, model, Sample.FOREST, null, runs, clock,
                        JobContext.NONE);
                writePreview(runs, run, out);
            }
        }
        exporter().export(forest, out.resolve(Sample.ONNX_FOREST));
        Files.copy(data, out.resolve(Sample.DATA), StandardCopyOption.REPLACE_EXISTING);
    }

    private static ModelExport exporter() {
        for (ModelExport export : ServiceLoader.load(ModelExport.class)) {
            if (export.from().equals("smile") && export.to().equals("onnx")) {
                return export;
            }
        }
        throw new IllegalStateException("nothing on the class path writes ONNX");
    }

    private static void writePreview(Path runs, RunManifest manifest, Path out) throws IOException {
        Double accuracy = manifest.accuracy();
        if (accuracy == null) {
            throw new IllegalStateException("the sample was scored without its truth");
        }
        try (Run run = Run.open(runs, manifest.id())) {
            Histogram bins = Histogram.of(run.predictions(), Measure.CONFIDENCE, Preview.BINS);
            Preview preview = new Preview(run.predictions().rows(), accuracy, bins.right(), bins.wrong());
            Files.write(out.resolve("preview.json"), new ObjectMapper().writeValueAsBytes(preview));
        }
    }
}
