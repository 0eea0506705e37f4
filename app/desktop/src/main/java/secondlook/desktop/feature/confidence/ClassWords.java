package secondlook.desktop.feature.confidence;

import java.util.Comparator;
import java.util.List;
import secondlook.desktop.chart.Figures;

/** What the classes are worth, in words. */
final class ClassWords {

    /** Below this many rows a class says nothing that could be told in a sentence. */
    private static final int ENOUGH = 10;

    private ClassWords() {
    }

    static Answer answer(List<ClassRow> rows, int errors) {
        List<ClassRow> telling = rows.stream().filter(row -> row.labelled() >= ENOUGH)
                .sorted(Comparator.comparingDouble(ClassRow::right).reversed()).toList();
        if (telling.isEmpty()) {
            return new Answer("No class was said often enough to tell how good it is.",
                    "At least " + ENOUGH + " rows of one class with a truth are needed.");
        }
        ClassRow best = telling.getFirst();
        ClassRow worst = telling.getLast();
        StringBuilder sentence = new StringBuilder("When it says ").append(best.name()).append(" it is right ")
                .append(Figures.percent(best.right())).append(" of the time");
        if (worst != best) {
            sentence.append("; when it says ").append(worst.name()).append(", ")
                    .append(Figures.percent(worst.right()));
        }
        sentence.append('.');
        int all = rows.stream().mapToInt(ClassRow::rows).sum();
        int both = best.rows() + (worst == best ? 0 : worst.rows());
        if (rows.size() > 2 && both >= 0.95 * all) {
            sentence.append(both == all ? " It never says anything else." : " It hardly ever says anything else.");
        }
        return new Answer(sentence.toString(), detail(worst, errors));
    }

    private static String detail(ClassRow worst, int errors) {
        int wrong = worst.labelled() - worst.hits();
        return wrong == 0
                ? "It made no error under these names."
                : Figures.count(wrong) + " of the " + Figures.count(errors)
                        + (wrong == 1 ? " errors is" : " errors are") + " under the name of " + worst.name()
                        + ". A threshold for " + worst.name() + " alone would leave the others untouched.";
    }
}
