package secondlook.app.data.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the names found in a file usable as names of columns: none empty, none twice (ignoring case). */
public final class ColumnNames {

    private static final String CALLED = " was taken; the column is called ";

    /** Taken by the snapshot itself. */
    private static final Set<String> TAKEN = Set.of("rowid", "__row");

    private ColumnNames() {
    }

    /** @param warnings receives one for each name that was changed */
    static List<String> unique(List<String> found, List<String> warnings) {
        Set<String> used = new HashSet<>(TAKEN);
        Set<String> original = new HashSet<>();
        found.forEach(name -> original.add(key(name.strip())));
        List<String> names = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            String wanted = found.get(i).strip();
            String base = wanted.isEmpty() ? "column_" + (i + 1) : wanted;
            String name = base;
            for (int n = 2; used.contains(key(name))
                    || (!name.equals(wanted) && original.contains(key(name))); n++) {
                name = base + "_" + n;
            }
            used.add(key(name));
            names.add(name);
            if (wanted.isEmpty()) {
                warnings.add("Column " + (i + 1) + " has no name; it is called " + name + ".");
            } else if (!name.equals(wanted)) {
                warnings.add("The name " + wanted + " of column " + (i + 1) + CALLED + name + ".");
            }
        }
        return names;
    }

    /** Whether the file has this column under a name that another column has too. */
    public static boolean wasRenamed(List<String> importWarnings, String name) {
        return importWarnings.stream().anyMatch(warning -> warning.endsWith(CALLED + name + "."));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
