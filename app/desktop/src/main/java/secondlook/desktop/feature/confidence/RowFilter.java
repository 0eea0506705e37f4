package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.app.conformal.SetReport;
import secondlook.app.segment.Segment;
import secondlook.desktop.chart.SetSizeCounts;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** Rows chosen by pointing at a picture. */
sealed interface RowFilter {

    /** What the rows are, for the chip. */
    String label();

    /** @param row index in the run */
    boolean holds(Predictions predictions, int row);

    /**
     * Whether {@link #label} says, or may say, something of the right answers.
     *
     * @param truth the column that holds them; {@code null} for none
     */
    boolean tells(@Nullable String truth);

    /** Rows of one truth that the model called something; class indices. */
    record Cell(String label, int truth, int predicted) implements RowFilter {

        static Cell of(Predictions predictions, int truth, int predicted) {
            String is = predictions.classes().get(truth);
            String said = predictions.classes().get(predicted);
            return new Cell(truth == predicted ? is + " called " + said + ", rightly" : is + " called " + said, truth,
                    predicted);
        }

        @Override
        public boolean tells(@Nullable String truth) {
            return true;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            int[] truths = predictions.truth();
            return truths != null && truths[row] == truth && predictions.predicted()[row] == predicted;
        }
    }

    /** Rows the model gave one class. */
    record Says(String label, int predicted) implements RowFilter {

        static Says of(Predictions predictions, int predicted) {
            return new Says("says " + predictions.classes().get(predicted), predicted);
        }

        @Override
        public boolean tells(@Nullable String truth) {
            return false;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return predictions.predicted()[row] == predicted;
        }
    }

    /**
     * Rows whose value lies in (from, to], or also at {@code from} in the first bin.
     *
     * @param scope only rows the model gave this class; {@link ScopeFacts#ALL} for all
     */
    record Between(String label, Measure measure, int scope, double from, double to, boolean first)
            implements
                RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return false;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            double value = predictions.values(measure)[row];
            boolean inside = (value > from || (first && value >= from)) && value <= to;
            return inside && (scope == ScopeFacts.ALL || predictions.predicted()[row] == scope);
        }
    }

    /** Labelled rows of a bin of a reliability diagram: (from, to], or also {@code from} where that is 0. */
    @SuppressWarnings("ArrayRecordComponent")
    record Said(String label, double[] confidence, double from, double to) implements RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return false;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            double said = confidence[row];
            return predictions.isLabelled(row) && (said > from || from == 0 && said == 0) && said <= to;
        }
    }

    /** Rows of a segment. */
    record InSegment(String label, Segment segment) implements RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return segment.grouping().column().equals(truth);
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return segment.holds(row);
        }
    }

    /** Tested rows whose set has the size of a bar. */
    record OfSize(String label, SetReport report, SetSizeCounts counts, int bar) implements RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return false;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return report.tested()[row] && counts.holds(bar, report.sizes()[row]);
        }
    }

    /** Rows whose set is not a single class. */
    record NoSingle(String label, SetReport report) implements RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return false;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return report.sizes()[row] != 1;
        }
    }

    /** Labelled rows that are wrong although a threshold accepts them. */
    record WrongAccepted(String label, Measure measure, int scope, double threshold) implements RowFilter {

        @Override
        public boolean tells(@Nullable String truth) {
            return true;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return predictions.isLabelled(row) && predictions.isWrong(row)
                    && (scope == ScopeFacts.ALL || predictions.predicted()[row] == scope)
                    && !measure.flags(predictions.values(measure)[row], threshold);
        }
    }

    /** Rows named one by one, as other screens choose them; ids rising. */
    @SuppressWarnings("ArrayRecordComponent")
    record Named(String label, long[] rowIds) implements RowFilter {

        /** Other screens group by any column, and by whether the model is wrong. */
        @Override
        public boolean tells(@Nullable String truth) {
            return true;
        }

        @Override
        public boolean holds(Predictions predictions, int row) {
            return Arrays.binarySearch(rowIds, predictions.rowIds()[row]) >= 0;
        }
    }
}
