package secondlook.desktop.feature.confidence;

import java.time.Duration;
import secondlook.app.review.queue.QueuePreview;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;

/** A preview of a review in words. */
final class OutlookWords {

    private OutlookWords() {
    }

    static String of(QueuePreview preview) {
        if (preview.items() == 0) {
            return "No row would be in this review.";
        }
        StringBuilder words = new StringBuilder(Wording.count(preview.items(), "item", "items"));
        if (preview.audit() > 0) {
            words.append(", ").append(Figures.count(preview.audit()))
                    .append(" of them drawn at random from the rows that nobody would look at otherwise");
        }
        words.append(". ");
        if (preview.invalid() > 0) {
            words.append(Wording.count(preview.invalid(), "row has", "rows have")).append(" no usable scores. ");
        }
        if (preview.groups() > 0) {
            words.append(Wording.count(preview.groups(), "is a near-duplicate", "are near-duplicates"))
                    .append(" of another. ");
        }
        words.append("About ").append(Wording.time(Duration.ofSeconds(Math.round(preview.seconds()))))
                .append(" at ").append(Figures.count(Math.round(ReviewMaking.USUAL_SECONDS))).append(" s an item. ");
        if (Double.isNaN(preview.error())) {
            words.append("Without a sample of the other rows nothing can be said of all rows.");
        } else {
            words.append("The answers should tell the share of errors among all rows");
            words.append(Double.isNaN(preview.halfWidth())
                    ? "."
                    : " to ±" + Figures.percent(preview.halfWidth()) + ", if the confidence is right.");
        }
        return words.toString();
    }
}
