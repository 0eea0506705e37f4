package secondlook.desktop.feature.review;

import java.util.List;
import secondlook.app.review.FieldView;
import secondlook.app.review.ReviewItem;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.decision.DecisionPolicy;

/** Why an item is here, in words that give nothing away before its answer. */
final class Because {

    private static final String[] COUNTS = {"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};

    private Because() {
    }

    /**
     * The sentence below the question. Of a hidden item it is the same whatever the model said. That an item is of the
     * audit sample is told after the answer only, for whoever knows it looks less closely.
     */
    static String of(ReviewItem item, DecisionPolicy policy, boolean hidden, boolean audit, boolean answered,
            List<FieldView> fields) {
        if (hidden) {
            return "Here as part of this review. What the model said is hidden until you answer." + unusual(fields);
        }
        if (audit && !answered) {
            return "The model’s " + policy.measure().key().replace('_', ' ') + " is " + Figures.fixed(item.value(), 2)
                    + ", the threshold " + Figures.fixed(policy.thresholdFor(item.predicted()), 2) + "."
                    + unusual(fields);
        }
        return (audit
                ? "Here as part of the audit sample: drawn at random from the accepted rows."
                : "Here because " + item.reason() + ".") + unusual(fields);
    }

    private static String unusual(List<FieldView> fields) {
        int odd = (int) fields.stream().filter(FieldView::unusual).count();
        return switch (odd) {
            case 0 -> "";
            case 1 -> " One of its fields is unusual.";
            default ->
                " " + (odd < COUNTS.length ? COUNTS[odd] : Integer.toString(odd)) + " of its fields are unusual.";
        };
    }
}
