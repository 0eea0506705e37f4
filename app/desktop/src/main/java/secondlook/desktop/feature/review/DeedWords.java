package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.Deed;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** Acts in words. */
final class DeedWords {

    private DeedWords() {
    }

    /** "14 January 2015 is fog". @param name how a person calls the row */
    static String of(String name, Verdict verdict) {
        return name + " " + said(verdict.kind(), verdict.label());
    }

    static String of(String name, Deed deed) {
        return switch (deed) {
            case Deed.Answered answered -> of(name, answered.verdict());
            case Deed.Remarked remark -> remark(name, remark);
        };
    }

    private static String remark(String name, Deed.Remarked remark) {
        String what = remark.field() == null ? "note on " + name : remark.field() + " of " + name;
        if (remark.text().isEmpty()) {
            return remark.field() == null ? what + " removed" : "proposal for " + what + " withdrawn";
        }
        return remark.field() == null ? what : what + " should be " + remark.text();
    }

    /** "is fog", "skipped": after the name of a row. */
    static String said(VerdictKind kind, @Nullable String label) {
        return switch (kind) {
            case LABEL, ACCEPT -> "is " + label;
            case REJECT -> "is not what the model says";
            case CANNOT_TELL -> "cannot be told";
            case SKIP -> "skipped";
            case DEFER -> "deferred";
            case REFER -> "left to a second reviewer";
            case RETRACT -> "taken back";
        };
    }
}
