package secondlook.app.shape;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.job.JobContext;

/**
 * A shaping that fits a dataset, with the files that it joins at hand.
 *
 * @param plan     as SQL
 * @param shaping  with the fingerprints of the files as they are now
 * @param attached database files by the name that they have in the plan
 * @param notes    what a person should know before anything is counted
 */
record Preparation(Plan plan, Shaping shaping, Map<String, Path> attached, List<String> notes) {

    private static final String SOURCE = "source";

    /**
     * @param importer imports the files that are joined
     * @throws secondlook.runtime.RefusedException naming the first step that does not fit
     */
    static Preparation of(Dataset dataset, Shaping shaping, DatasetImporter importer, ExpressionBench bench,
            JobContext context) {
        Map<String, Path> attached = new LinkedHashMap<>(Map.of(SOURCE, dataset.file()));
        List<String> notes = new ArrayList<>();
        List<JoinedFile> files = new ArrayList<>();
        Planner planner = new Planner(bench, join -> {
            DatasetManifest other = importer.importFile(Path.of(join.file()), context);
            String alias = "joined" + (files.size() + 1);
            JoinedFile file = new JoinedFile(other.name(), alias, alias + ".data", other.schema(),
                    importer.snapshot(other.id()), other.sha256());
            String before = join.sha256();
            if (before != null && !before.equals(file.sha256())) {
                notes.add(other.name() + " has changed since the step was made");
            }
            attached.put(alias, file.snapshot());
            files.add(file);
            return file;
        });
        DatasetManifest manifest = dataset.manifest();
        Plan plan = planner.plan(manifest.name(), first(manifest), manifest.schema(), shaping);
        return new Preparation(plan, fingerprinted(shaping, files), attached, notes);
    }

    private static String first(DatasetManifest manifest) {
        String columns = manifest.schema().names().stream().map(name -> "kept." + Sql.name(name))
                .collect(Collectors.joining(", "));
        return manifest.origin() == null
                ? "SELECT kept.rowid AS " + StepSql.ROW + ", " + columns + " FROM " + SOURCE + ".data AS kept"
                : "SELECT rows.source_row AS " + StepSql.ROW + ", " + columns + " FROM " + SOURCE
                        + ".data AS kept JOIN " + SOURCE + ".origin AS rows ON kept.rowid = rows.rowid";
    }

    private static Shaping fingerprinted(Shaping shaping, List<JoinedFile> files) {
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (Step step : shaping.steps()) {
            steps.add(step instanceof Step.Join join ? join.of(files.get(next++).sha256()) : step);
        }
        return new Shaping(steps);
    }
}
