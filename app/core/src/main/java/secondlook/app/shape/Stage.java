package secondlook.app.shape;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Schema;

/**
 * A step as SQL, on columns that are known.
 *
 * @param name    of the table that comes out
 * @param step    what it does
 * @param sql     a SELECT from the table before
 * @param brief   the same rows by another SELECT, which is faster where only a few are wanted; {@code null} where there is none
 * @param guard   a SELECT from that table, called {@link #open()}, that stops what would fill the disk; {@code null} if nothing
 *                could
 * @param schema  of the columns that come out
 * @param counted what a person should be told once it is counted
 */
record Stage(String name, Step step, String sql, @Nullable String brief, @Nullable String guard, Schema schema,
        List<Counted> counted) {

    Stage {
        counted = List.copyOf(counted);
    }

    /** Name of the table that is not guarded yet. */
    String open() {
        return open(name);
    }

    /** @param few whether only a few rows are wanted */
    String sql(boolean few) {
        String other = brief;
        return few && other != null ? other : sql;
    }

    static String open(String name) {
        return name + "_open";
    }

    /**
     * A number worth telling.
     *
     * @param sql   a SELECT that gives it, from the tables of the statement
     * @param words for a number above 0
     */
    record Counted(String sql, LongFunction<String> words) {}
}
