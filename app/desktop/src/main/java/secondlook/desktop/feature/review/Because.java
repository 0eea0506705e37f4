package secondlook.desktop.feature.review;

import java.util.List;
import secondlook.app.review.FieldView;
import secondlook.app.review.ReviewItem;

/** Why an item is here, in words that give nothing away before its answer. */
final class Because {

    private static final String[] COUNTS = {"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};

    private Because() {
    }

    /**
     * The sentence below the question. Of a hidden item it is the same whatever the model said. Where audit items are mixed
     * in, it is the same for all until the answer, for whoever knows an audit item looks less closely.
     *
     * @param told why it is here, as far as it may be told now
     */
    static String of(ReviewItem item, String told, boolean hidden, boolean audit, List<FieldView> fields) {
        if (hidden) {
            return "Here as part of this review. What the model said is hidden until you answer." + unusual(fields);
        }
        if (!told.equals(item.reason())) {
            return "Here because it is " + told + "." + unusual(fields);
        }
        return (audit
                ? "Here as part of the audit sample: drawn at random from the accepted rows."
                : "Here because " + told + ".") + unusual(fields);
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
