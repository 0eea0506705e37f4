package secondlook.desktop.feature.review;

import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.Node;
import secondlook.app.review.SessionEntry;
import secondlook.app.workspace.PackedFound;

/** Leads through what several reviewers need: the comparison, and files that are handed over and come back. */
final class ReviewersDesk {

    private final Reviewers reviewers;
    private final ReviewChooser chooser;
    private final Place place;

    /** Where things are shown. */
    interface Place {

        /** Shows something over the screen. */
        void over(Node node);

        /** Takes away what lies over the screen. */
        void hide();
    }

    ReviewersDesk(Reviewers reviewers, ReviewChooser chooser, Place place) {
        this.reviewers = reviewers;
        this.chooser = chooser;
        this.place = place;
    }

    /** Compares those who have answered the rows of a review. */
    void show(SessionEntry entry) {
        ReviewersView[] view = new ReviewersView[1];
        view[0] = new ReviewersView(entry.name(), new ReviewersView.Ways(
                (scale, found) -> reviewers.look(entry, scale, found),
                (who, percent) -> reviewers.again(entry, percent / 100.0, who, view[0]::made, view[0]::enable),
                who -> reviewers.referred(entry, who, view[0]::made, view[0]::enable), who -> {
                    place.hide();
                    reviewers.adjudicate(entry, who);
                }, answers -> chooser.pack(entry, out -> reviewers.pack(entry, answers, out)), this::open,
                place::hide));
        place.over(view[0]);
        Platform.runLater(view[0]::begin);
    }

    /** Asks for a packed review. */
    void open() {
        chooser.packed(reviewers::open);
    }

    /** Shows what a packed review is, and goes on with it if a person wants to. */
    void handed(Path file) {
        reviewers.read(file, found -> show(file, found));
    }

    private void show(Path file, PackedFound found) {
        PackedView view = new PackedView(found, () -> {
            place.hide();
            reviewers.merge(file, this::show);
        }, who -> {
            place.hide();
            reviewers.unpack(file, who);
        }, place::hide);
        place.over(view);
        Platform.runLater(view::begin);
    }
}
