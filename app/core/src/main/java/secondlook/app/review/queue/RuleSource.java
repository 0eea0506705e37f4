package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that one of several rules hits, those hit by most of them first. */
public final class RuleSource implements QueueSource {

    private final Map<String, BitSet> hits;

    /** @param hits by the rule's name, the rows of the run that it hits; in the order in which they are named */
    public RuleSource(Map<String, BitSet> hits) {
        this.hits = new LinkedHashMap<>(hits);
    }

    @Override
    public String key() {
        return "rules";
    }

    @Override
    public double urgency(int row) {
        int count = names(row).size();
        return count == 0 ? Double.NaN : count;
    }

    @Override
    public String reason(int row) {
        return "rule: " + String.join("; ", names(row));
    }

    private List<String> names(int row) {
        List<String> names = new ArrayList<>();
        hits.forEach((name, rows) -> {
            if (rows.get(row)) {
                names.add(name);
            }
        });
        return names;
    }
}
