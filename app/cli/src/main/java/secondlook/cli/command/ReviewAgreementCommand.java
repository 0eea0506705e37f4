package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.family.FamilyAgreement;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.review.family.ReviewerFigures;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;

/** Says how far the reviewers of a session agree, and how each works. */
@Command(name = "agreement", description = "Say how far the reviewers of a session agree, and how each works.")
public final class ReviewAgreementCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Any session of those that belong together.")
    private String id;

    @Option(names = "--scale", paramLabel = "nominal|ordinal|interval|ratio", defaultValue = "nominal", description = "What the labels are (${DEFAULT-VALUE}).")
    private Scale scale;

    public ReviewAgreementCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            String session = GivenWorkspace.session(workspace, id).id();
            FamilyAgreement agreement = FamilyAgreement.of(FamilyVotes.of(workspace.reviews(), session), scale);
            Document document = new Document();
            agreement.report().values().forEach(document::put);
            List<String> lines = new ArrayList<>();
            agreement.report().values().forEach((key, value) -> lines.add(String.format(Locale.ROOT, "  %-24s %s",
                    key.replace('_', ' '), value == null
                            ? Words.NOT_AVAILABLE + "  " + agreement.report().reasons().getOrDefault(key, "")
                            : value instanceof Double number
                                    ? String.format(Locale.ROOT, "%.3f", number)
                                    : value)));
            List<Object> reviewers = new ArrayList<>();
            for (ReviewerFigures who : agreement.reviewers()) {
                reviewers.add(new Document().put("reviewer", who.reviewer()).put("answered", who.answered())
                        .put("cannot_tell_rate", who.cannotTellRate()).put("shared", who.shared())
                        .put("agreeing", who.agreeing()).put("seconds_per_item", who.secondsPerItem()).values());
                lines.add(String.format(Locale.ROOT, "%s: %s, cannot tell %s, agrees in %s of %s, %s s an item",
                        who.reviewer(), Words.counted(who.answered(), "answer"), Words.percent(who.cannotTellRate()),
                        Words.percent(who.agreeing()), Words.counted(who.shared(), "shared row"),
                        Double.isNaN(who.secondsPerItem())
                                ? Words.NOT_AVAILABLE
                                : String.format(Locale.ROOT, "%.1f", who.secondsPerItem())));
            }
            console.result(document.put("reasons", agreement.report().reasons()).put("reviewers", reviewers).values(),
                    lines);
        }
        return ExitCode.DONE;
    }
}
