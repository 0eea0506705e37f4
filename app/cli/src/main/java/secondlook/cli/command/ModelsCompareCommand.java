package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.Check;
import secondlook.app.registry.Checklist;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.ModelVersions;
import secondlook.app.registry.VersionComparison;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.comparison.PairedComparison;

/** Compares a version with the champion, or with another version, and changes nothing. */
@Command(name = "compare", description = "Compare a version with the champion on held-out rows.")
public final class ModelsCompareCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "NAME@VERSION", description = "The candidate.")
    private String candidate;

    @Option(names = "--with", paramLabel = "NAME@VERSION", description = "Compare with this one instead of the champion.")
    private @Nullable String with;

    @Mixin
    private final HeldOutOptions rows = new HeldOutOptions();

    public ModelsCompareCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            ModelVersions versions = workspace.versions();
            ModelVersion version = versions.find(candidate);
            ModelVersion other = versions.find(with == null ? version.name() + "@champion" : with);
            VersionComparison compared = rows.compare(workspace, console.engines().models(), version, other, clock,
                    console.job());
            Checklist checklist = versions.checklist(version, null);
            console.warn(compared.notes());
            List<String> lines = lines(compared, version, other);
            List<Check> checks = with == null ? checklist.checks() : List.of();
            checks.forEach(check -> lines.add(VersionDocument.line(check)));
            console.result(new Document().put("comparison", VersionDocument.comparison(compared))
                    .put("checks", checks.stream().map(VersionDocument::check).toList()).values(), lines);
        }
        return ExitCode.DONE;
    }

    private static List<String> lines(VersionComparison compared, ModelVersion version, ModelVersion other) {
        PairedComparison figures = compared.figures();
        List<String> lines = new ArrayList<>();
        lines.add(version.reference() + " against " + other.reference() + " on "
                + Words.counted(figures.rows(), "held-out row") + " of " + compared.dataset());
        lines.add(String.format(Locale.ROOT, "  right %s -> %s, change %s (95 %%); only one right: %d and %d, p %.3g",
                Words.percent(figures.accuracy().first()), Words.percent(figures.accuracy().second()),
                Words.signedPercents(figures.accuracy().interval()), figures.mcNemar().onlyFirst(),
                figures.mcNemar().onlySecond(), figures.pValue()));
        return lines;
    }
}
