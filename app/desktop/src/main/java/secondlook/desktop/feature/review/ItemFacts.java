package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Stratum;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.uncertainty.Uncertainty;

/** The figures behind an item's place in a review. */
final class ItemFacts {

    private ItemFacts() {
    }

    /**
     * What decided, the other measures, and, once it is answered, the chance with which the item was drawn.
     *
     * @param mixed whether audit items are among the others: the threshold would tell them before their answer
     * @param told  whether the item was answered
     */
    static List<WhyView.Fact> of(ReviewItem item, SessionEntry entry, ItemShown shown, boolean mixed,
            boolean told) {
        List<WhyView.Fact> facts = new ArrayList<>();
        double[] p = shown.distribution();
        if (p.length > 0 && !Double.isNaN(p[0])) {
            Uncertainty measures = Uncertainty.of(p, 0, p.length);
            facts.add(new WhyView.Fact("Confidence", Figures.probability(measures.confidence())));
            facts.add(new WhyView.Fact("Margin to the second", Figures.fixed(measures.margin(), 2)));
            facts.add(new WhyView.Fact("Entropy, 0 to 1", Figures.fixed(measures.entropyNormalised(), 2)));
        }
        if (!mixed || told) {
            facts.add(new WhyView.Fact("Threshold", entry.policy().measure().key().replace('_', ' ') + " "
                    + Figures.fixed(entry.policy().thresholdFor(item.predicted()), 2)));
        }
        if (told) {
            facts.add(new WhyView.Fact("Chance to be in this review", Figures.percent(item.inclusionProbability())));
            entry.queue().strata().stream().filter(part -> part.name().equals(item.stratum())).findFirst()
                    .ifPresent(part -> facts.add(new WhyView.Fact("Drawn from", drawn(part))));
        }
        return facts;
    }

    private static String drawn(Stratum part) {
        return part.name() + ": " + Figures.count(part.drawn()) + " of " + Figures.count(part.rows()) + " rows";
    }
}
