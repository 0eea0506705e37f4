package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Text columns nearly all of whose values are numbers or dates: the rest is what made them text. */
final class MixedTypes implements Check {

    /** From this share on the others are the exception. */
    private static final double NEARLY_ALL = 0.8;

    private static final List<String> TYPES = List.of("DOUBLE", "TIMESTAMP");

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        List<Finding> found = new ArrayList<>();
        boolean any = false;
        for (ColumnProfile column : profile) {
            long present = dataset.manifest().rows() - column.missing();
            if (column.type() != ColumnType.TEXT || present == 0) {
                continue;
            }
            any = true;
            context.checkCancelled();
            String name = Sql.name(column.name());
            List<@Nullable String> counts = dataset.ask("SELECT " + String.join(", ",
                    TYPES.stream().map(type -> "count(TRY_CAST(" + name + " AS " + type + "))").toList())
                    + " FROM data").getFirst();
            for (int i = 0; i < TYPES.size(); i++) {
                long fit = Long.parseLong(String.valueOf(counts.get(i)));
                if (fit < present && fit >= NEARLY_ALL * present) {
                    found.add(new Finding(Finding.Level.WARNING, column.name() + " mixes types",
                            "All but " + (present - fit) + " of its values are " + (i == 0 ? "numbers" : "dates")
                                    + "; it became text because of these.",
                            present - fit, List.of(column.name()), Finding.where(name + " IS NOT NULL AND TRY_CAST("
                                    + name + " AS " + TYPES.get(i) + ") IS NULL")));
                    break;
                }
            }
        }
        return new Result(found, any ? "No mixed types" : "");
    }
}
