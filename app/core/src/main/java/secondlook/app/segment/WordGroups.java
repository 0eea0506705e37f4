package secondlook.app.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.runtime.data.ColumnVector;

/**
 * Groups by words: the most frequent values have groups of their own, all others share one. Of a column with very many
 * different values, such as one of names, only those met first are told apart.
 */
final class WordGroups implements GroupMaking {

    /** Groups of their own. */
    static final int MOST = 20;

    /** Different values that are counted; enough for anything that could be called a category. */
    private static final int TOLD_APART = 50_000;

    private static final int ABSENT = -1;
    private static final int MISSING = -2;
    private static final int UNCOUNTED = -3;

    private final String column;
    private final int[] codes;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    WordGroups(String column, int runRows) {
        this.column = column;
        codes = new int[runRows];
        Arrays.fill(codes, ABSENT);
    }

    @Override
    public void add(ColumnVector values, int value, int runRow) {
        String word = values.asText(value);
        codes[runRow] = word == null || word.isEmpty() ? MISSING : code(word);
    }

    private int code(String word) {
        Integer code = known.get(word);
        if (code != null) {
            return code;
        }
        if (words.size() == TOLD_APART) {
            return UNCOUNTED;
        }
        words.add(word);
        known.put(word, words.size() - 1);
        return words.size() - 1;
    }

    @Override
    public Grouping finish() {
        int[] counts = new int[words.size()];
        boolean uncounted = false;
        boolean missing = false;
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
            uncounted |= code == UNCOUNTED;
            missing |= code == MISSING;
        }
        // a single rare value needs no name for "the others"
        int own = words.size() <= MOST + 1 && !uncounted ? words.size() : MOST;
        List<Integer> frequent = java.util.stream.IntStream.range(0, counts.length).boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code])
                        .thenComparing(words::get))
                .limit(own).sorted(Comparator.comparing(words::get)).toList();
        List<Group> groups = new ArrayList<>();
        byte[] ofCode = new byte[words.size()];
        Arrays.fill(ofCode, (byte) own);
        for (int code : frequent) {
            ofCode[code] = (byte) groups.size();
            groups.add(new Group.Word(words.get(code)));
        }
        if (own < words.size() || uncounted) {
            groups.add(new Group.Other(words.size() - own + (uncounted ? 1 : 0)));
        }
        byte missingAt = (byte) groups.size();
        if (missing) {
            groups.add(new Group.Missing());
        }
        byte[] ofRow = new byte[codes.length];
        for (int row = 0; row < codes.length; row++) {
            ofRow[row] = switch (codes[row]) {
                case ABSENT -> -1;
                case MISSING -> missingAt;
                case UNCOUNTED -> (byte) own;
                default -> ofCode[codes[row]];
            };
        }
        return new Grouping(column, groups, ofRow);
    }
}
