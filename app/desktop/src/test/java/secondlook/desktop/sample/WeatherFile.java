package secondlook.desktop.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.job.JobContext;

/**
 * A year of made-up weather with predictions of it, as a file that any tool could have written, and a workspace in which
 * it lies as a run.
 */
public final class WeatherFile {

    public static final List<String> CLASSES = List.of("drizzle", "fog", "rain", "snow", "sun");

    /** Truth, prediction, days. */
    private static final int[][] CELLS = {{0, 4, 7}, {1, 0, 1}, {1, 1, 1}, {1, 4, 50}, {2, 2, 144}, {4, 2, 2},
            {4, 4, 160}};

    private WeatherFile() {
    }

    /** Writes the file; the same seed writes the same bytes. */
    public static Path write(Path file, long seed) {
        Random random = new Random(seed);
        List<int[]> days = new ArrayList<>();
        for (int[] cell : CELLS) {
            for (int i = 0; i < cell[2]; i++) {
                days.add(new int[]{cell[0], cell[1], i});
            }
        }
        Collections.shuffle(days, random);
        List<String> lines = new ArrayList<>(
                List.of("date,precipitation,temp_max,temp_min,wind,weather,p_drizzle,p_fog,p_rain,p_snow,p_sun"));
        LocalDate date = LocalDate.of(2015, 1, 1);
        for (int[] day : days) {
            lines.add(date + "," + fields(random, date, day[0]) + "," + CLASSES.get(day[0]) + ","
                    + probabilities(random, day[1], day[0] == day[1], day[2]));
            date = date.plusDays(1);
        }
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fields(Random random, LocalDate date, int weather) {
        double season = 10 - 9 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365);
        double warmest = season + 4 + 3 * random.nextGaussian();
        double rain = weather == 2 ? 0.3 - 7 * Math.log(1 - random.nextDouble()) : 0;
        return String.format(Locale.ROOT, "%.1f,%.1f,%.1f,%.1f", rain, warmest, warmest - 4 - 4 * random.nextDouble(),
                0.5 + Math.abs(2 + 1.4 * random.nextGaussian()));
    }

    private static String probabilities(Random random, int says, boolean right, int i) {
        double sure = right
                ? 1 - 0.55 * Math.pow(random.nextDouble(), 1.9)
                : 0.42 + 0.44 * random.nextDouble();
        if (right && says == 2 && i % 3 == 0) {
            sure = 0.985 + 0.014 * random.nextDouble();
        }
        double[] p = new double[CLASSES.size()];
        double left = 1 - sure;
        int second = says == 4 ? 1 : 4;
        for (int k = 0; k < p.length; k++) {
            p[k] = k == says ? sure : k == second ? left * 0.7 : left * 0.1;
        }
        StringBuilder text = new StringBuilder();
        for (double value : p) {
            text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.6f", value));
        }
        return text.toString();
    }

    /** What a workspace holds of the file. */
    public record Opened(Workspace workspace, Dataset dataset, Run run) {}

    /** Makes a workspace in a folder, imports the file and takes it for a run. */
    public static Opened open(Path folder, Clock clock) {
        Path file = write(folder.resolve("weather.csv"), 7);
        Workspace workspace = Workspace.open(folder.resolve("workspace"), clock);
        DatasetManifest manifest = workspace.importDataset(file, JobContext.NONE);
        Dataset dataset = workspace.openDataset(manifest.id());
        RunManifest run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), clock, JobContext.NONE);
        workspace.addRun(run);
        return new Opened(workspace, dataset, workspace.openRun(run.id()));
    }
}
