package secondlook.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link StatisticsBenchmark} on all processors and on one, and prints the ratios that are aimed at. */
public final class StatisticsMeasurement {

    private static final String ONE_THREAD = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";

    private StatisticsMeasurement() {
    }

    public static void main(String[] arguments) throws RunnerException {
        new StatisticsBenchmark().check();
        ToDoubleFunction<String> all = run(".*", "-Xmx3g");
        ToDoubleFunction<String> one = run("\\.(statistics|riskCoverage)$", "-Xmx3g", ONE_THREAD);
        System.out.println("| what | ours (ms) | beside it | that (ms) | time, × | target |");
        System.out.println("|---|---|---|---|---|---|");
        line("statistics of 10 M × 3", all.applyAsDouble("statistics"), "plain loop",
                all.applyAsDouble("plainStatistics"), "≤ 1.0×");
        line("the same on one thread", one.applyAsDouble("statistics"), "plain loop",
                all.applyAsDouble("plainStatistics"), "");
        line("the same", all.applyAsDouble("statistics"), "copying the probabilities", all.applyAsDouble("memoryCopy"),
                "");
        line("recount after a movement", all.applyAsDouble("recount"), "plain loop", all.applyAsDouble("plainRecount"),
                "≤ 1 ms");
        line("risk–coverage curve", all.applyAsDouble("riskCoverage"), "Arrays.sort alone",
                all.applyAsDouble("sortAlone"), "≤ 1.2×");
        line("the same with its area", all.applyAsDouble("riskCoverageArea"), "Arrays.sort alone",
                all.applyAsDouble("sortAlone"), "");
        line("the curve on one thread", one.applyAsDouble("riskCoverage"), "Arrays.sort alone",
                all.applyAsDouble("sortAlone"), "");
        line("the curve", all.applyAsDouble("riskCoverage"), "Arrays.parallelSort alone",
                all.applyAsDouble("parallelSortAlone"), "");
    }

    private static void line(String what, double ours, String beside, double raw, String target) {
        System.out.println(String.format(Locale.ROOT, "| %s | %.4g | %s | %.4g | %.2g | %s |", what, ours, beside, raw,
                ours / raw, target));
    }

    /** Mean milliseconds by method. */
    private static ToDoubleFunction<String> run(String methods, String... jvm) throws RunnerException {
        Map<String, Double> times = new LinkedHashMap<>();
        var options = new OptionsBuilder().include(StatisticsBenchmark.class.getSimpleName() + methods).forks(1)
                .warmupIterations(3).warmupTime(TimeValue.seconds(1)).measurementIterations(5)
                .measurementTime(TimeValue.seconds(2)).jvmArgs(jvm).build();
        for (RunResult result : new Runner(options).run()) {
            times.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
        }
        return name -> times.getOrDefault(name, Double.NaN);
    }
}
