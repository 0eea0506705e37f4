package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.ColumnProfile.Frequency;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** What is odd about the column that a model shall predict: its classes, and columns that give it away. */
final class TargetChecks implements Check {

    private static final int MOST_CLASSES = 100;
    private static final double FEW = 0.05;

    /** Share of rows that one column alone must get right to be suspected. */
    private static final double GIVES_AWAY = 0.99;
    /** And how much of what the commonest class leaves wrong it must put right. */
    private static final double MUCH_BETTER = 0.9;
    private static final double LINE = 0.999;

    /** A column with more values than this share of the rows tells the rows apart, not the classes. */
    private static final double MOST_VALUES = 0.2;
    private static final int BINS = 50;

    private final String target;

    TargetChecks(String target) {
        this.target = target;
    }

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        ColumnProfile answers = profile.stream().filter(c -> c.name().equalsIgnoreCase(target)).findFirst()
                .orElse(null);
        if (answers == null || answers.distinct() < 2) {
            return new Result(List.of(), "");
        }
        boolean classes = answers.type() == ColumnType.TEXT || answers.type() == ColumnType.BOOLEAN
                || answers.distinct() <= 20;
        List<Finding> found = new ArrayList<>();
        if (classes && answers.distinct() <= MOST_CLASSES) {
            balance(dataset, answers, found);
        }
        for (ColumnProfile column : profile) {
            context.checkCancelled();
            if (column != answers && column.distinct() > 1) {
                double share = classes
                        ? classesKnown(dataset, answers, column)
                        : line(dataset, answers, column);
                if (share > 0) {
                    found.add(new Finding(Finding.Level.WARNING, column.name() + " gives " + answers.name() + " away",
                            (classes
                                    ? "It alone gets " + FigureWords.percent(share) + " of the rows right"
                                    : "The one follows from the other")
                                    + "; perhaps it is known only when the answer is.",
                            -1, List.of(column.name(), answers.name()), null));
                }
            }
        }
        return new Result(found, "No column gives " + answers.name() + " away");
    }

    private static void balance(Dataset dataset, ColumnProfile answers, List<Finding> found) {
        long present = dataset.manifest().rows() - answers.missing();
        Frequency least = answers.top().isEmpty() ? null : answers.top().getLast();
        if (least == null || answers.top().size() < answers.distinct()) {
            return;
        }
        double share = (double) least.count() / present;
        if (share < FEW) {
            Frequency most = answers.top().getFirst();
            found.add(new Finding(Finding.Level.WARNING, "The classes are unbalanced",
                    least.value() + " has " + FigureWords.percent(share) + " of the rows, " + most.value() + " has "
                            + FigureWords.percent((double) most.count() / present) + ".",
                    least.count(), List.of(answers.name()), Finding
                            .where("CAST(" + Sql.name(answers.name()) + " AS VARCHAR) = " + Sql.text(least.value()))));
        }
    }

    /** Share of rows whose class the best guess from this column alone gets right; 0 where it is not suspicious. */
    private static double classesKnown(Dataset dataset, ColumnProfile answers, ColumnProfile column) {
        long rows = dataset.manifest().rows();
        String name = Sql.name(column.name());
        String bin;
        if (!column.edges().isEmpty() && column.distinct() > BINS) {
            double low = column.edges().getFirst();
            double width = (column.edges().getLast() - low) / BINS;
            if (!column.type().isNumeric() || !(width > 0)) {
                return 0;
            }
            bin = "CASE WHEN isfinite(" + name + "::DOUBLE) THEN least(floor((" + name + " - (" + low + ")) / " + width
                    + "), " + (BINS - 1) + ") END";
        } else if (column.distinct() <= Math.max(2, rows * MOST_VALUES)) {
            bin = name;
        } else {
            return 0;
        }
        String answer = Sql.name(answers.name());
        List<@Nullable String> counts = dataset.ask("SELECT sum(most), sum(n), max(alone) FROM (SELECT max(n) AS most,"
                + " sum(n) AS n, 0 AS alone FROM (SELECT " + bin + " AS b, " + answer + " AS y, count(*) AS n FROM data"
                + " WHERE " + answer
                + " IS NOT NULL GROUP BY ALL) GROUP BY b UNION ALL SELECT 0, 0, max(n) FROM (SELECT"
                + " count(*) AS n FROM data WHERE " + answer + " IS NOT NULL GROUP BY " + answer + "))").getFirst();
        double all = Double.parseDouble(String.valueOf(counts.get(1)));
        double right = Double.parseDouble(String.valueOf(counts.getFirst())) / all;
        double base = Double.parseDouble(String.valueOf(counts.get(2))) / all;
        return right >= GIVES_AWAY && right - base >= MUCH_BETTER * (1 - base) ? right : 0;
    }

    private static double line(Dataset dataset, ColumnProfile answers, ColumnProfile column) {
        if (!column.type().isNumeric() || !answers.type().isNumeric()) {
            return 0;
        }
        String figure = dataset.ask("SELECT abs(corr(" + Sql.name(column.name()) + ", " + Sql.name(answers.name())
                + ")) FROM data WHERE isfinite(" + Sql.name(column.name()) + "::DOUBLE) AND isfinite("
                + Sql.name(answers.name()) + "::DOUBLE)").getFirst().getFirst();
        return figure != null && Double.parseDouble(figure) >= LINE ? 1 : 0;
    }
}
