package secondlook.desktop.feature.review;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.EmptyScreen;
import secondlook.desktop.view.Wording;

/** What stands on the screen while no item does: the list of reviews, or what came of a finished one. */
final class OtherStates {

    private OtherStates() {
    }

    /**
     * The list of reviews.
     *
     * @param team  what is done with several reviewers
     * @param focus whether the newest unfinished one takes the focus
     */
    static Node sessions(List<SessionEntry> sessions, ReviewShelf shelf, ReviewersDesk team, boolean focus) {
        if (sessions.isEmpty()) {
            EmptyScreen empty = new EmptyScreen("There is nothing to review yet.",
                    "Set a threshold under Confidence and press Review: the rows it flags come here, one at a time. "
                            + "Or open a review that somebody has packed for you.");
            HBox actions = new HBox(packed(team));
            actions.getStyleClass().add("empty-actions");
            return new VBox(empty, actions);
        }
        long open = sessions.stream().filter(s -> s.done() < s.items()).count();
        Label title = new Label(open == 0
                ? "All reviews are finished."
                : open == 1 ? "One review is not finished." : open + " reviews are not finished.");
        title.getStyleClass().add("answer");
        Label detail = new Label("Choose one to go on where it was left. Everything answered is saved.");
        detail.getStyleClass().add("under-answer");
        HBox actions = new HBox(packed(team));
        actions.getStyleClass().add("actions");
        VBox list = new VBox();
        list.getStyleClass().add("sessions");
        boolean focused = !focus;
        for (SessionEntry session : sessions) {
            Button row = row(session, shelf);
            HBox line = new HBox(row, reviewers(session, team));
            line.getStyleClass().add("session");
            HBox.setHgrow(row, Priority.ALWAYS);
            list.getChildren().add(line);
            if (!focused && session.done() < session.items()) {
                focused = true;
                // so that Enter goes on with the newest one; only once it can be seen
                row.sceneProperty().subscribe(scene -> {
                    if (scene != null) {
                        Platform.runLater(row::requestFocus);
                    }
                });
            }
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox page = new VBox(title, detail, actions, scroll);
        page.getStyleClass().add("page");
        return page;
    }

    private static Button packed(ReviewersDesk team) {
        Button open = new Button("Open a packed review…", new FontIcon("fth-upload"));
        open.setId("open-packed");
        open.setOnAction(e -> team.open());
        return open;
    }

    private static Button reviewers(SessionEntry session, ReviewersDesk team) {
        Button button = new Button("", new FontIcon("fth-users"));
        button.getStyleClass().add("reviewers-button");
        button.setTooltip(new Tooltip("Reviewers: hand over, bring back, compare, decide"));
        button.setAccessibleText("Reviewers of " + session.name());
        button.setOnAction(e -> team.show(session));
        return button;
    }

    private static Button row(SessionEntry session, ReviewShelf shelf) {
        Label name = new Label(session.name());
        name.getStyleClass().add("session-name");
        ProgressBar bar = new ProgressBar(session.items() == 0 ? 0 : (double) session.done() / session.items());
        Label done = quiet(Figures.count(session.done()) + " of " + Figures.count(session.items()) + " done");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(name, bar, done, gap, quiet(session.reviewer()),
                quiet(session.created().replace('T', ' ').substring(0, Math.min(16, session.created().length()))));
        line.getStyleClass().add("session-line");
        // a progress bar keeps the clicks that it gets
        line.setMouseTransparent(true);
        Button row = new Button();
        row.getStyleClass().add("session-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setGraphic(line);
        line.prefWidthProperty().bind(row.widthProperty().subtract(36));
        row.setAccessibleText(session.name() + ", " + done.getText());
        row.setOnAction(e -> shelf.resume(session));
        return row;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Node finished(Standing standing, ReviewViewModel model, Runnable export) {
        ReviewEstimate estimate = standing.estimate();
        Label title = new Label(
                "All " + Figures.count(standing.progress().items()) + " are done. " + verdict(estimate));
        title.getStyleClass().add("answer");
        title.setWrapText(true);
        Label detail = new Label(counts(standing) + " Every answer is saved.");
        detail.getStyleClass().add("under-answer");
        Button out = new Button("Export…", new FontIcon("fth-download"));
        out.getStyleClass().add("accent");
        out.setOnAction(e -> export.run());
        Button back = new Button("Back to the last item", new FontIcon("fth-arrow-left"));
        back.setOnAction(e -> model.back());
        Button all = new Button("All reviews", new FontIcon("fth-list"));
        all.setOnAction(e -> model.leave());
        HBox actions = new HBox(out, back, all);
        actions.getStyleClass().add("actions");
        VBox says = new VBox();
        says.getStyleClass().add("estimate");
        says.getChildren().setAll(StandingView.estimate(estimate));
        says.getChildren().addAll(StandingView.anchoring(standing.anchoring()));
        says.setMaxWidth(420);
        Label saved = new Label();
        saved.textProperty().bind(model.saved());
        saved.getStyleClass().add("small");
        VBox page = new VBox(title, detail, actions, says, saved);
        page.getStyleClass().add("page");
        return page;
    }

    private static String counts(Standing standing) {
        ReviewSession.Progress progress = standing.progress();
        return Figures.count(progress.accepted() + progress.labelled() + progress.rejected()) + " answered"
                + part(progress.cannotTell(), "could not be told") + part(progress.referred(), "for a second reviewer")
                + part(progress.skipped(), "skipped") + ".";
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ", " + Figures.count(count) + " " + what;
    }

    private static String verdict(ReviewEstimate estimate) {
        if (estimate.equals(ReviewEstimate.CONTRADICTIONS)) {
            return "What is decided here counts before what the others said.";
        }
        ReviewEstimate.Share share = estimate.all() != null ? estimate.all() : estimate.flagged();
        if (share == null) {
            return "No answer says whether the model was right.";
        }
        if (share.seen() == share.rows()) {
            return "The model is wrong on " + Figures.count(share.wrong()) + " of the " + Wording.count(share.rows(),
                    "row", "rows") + (estimate.all() == null ? " that were reviewed." : ".");
        }
        String among = estimate.all() == null ? " among the rows reviewed" : "";
        if (share.seen() < StandingView.ENOUGH) {
            return "The model is wrong between " + Figures.percentFigure(share.interval().lower()) + " and "
                    + Figures.percent(share.interval().upper()) + " of the time" + among + "; "
                    + Figures.count(share.seen()) + " answers cannot say it more exactly.";
        }
        return "The model is wrong about " + Figures.percent(share.rate()) + " of the time" + among
                + " (95\u202f% interval "
                + Figures.percentFigure(share.interval().lower()) + "–" + Figures.percent(share.interval().upper())
                + ").";
    }
}
