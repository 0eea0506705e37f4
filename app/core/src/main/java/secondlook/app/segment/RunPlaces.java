package secondlook.app.segment;

import java.util.stream.IntStream;

/** Finds the rows of a run by the dataset rows they were made of, for ids that come rising. */
final class RunPlaces {

    private final long[] rowIds;
    private final int[] byId;
    private int next;

    /** @param rowIds dataset row of each row of the run, in any order; one may occur twice */
    RunPlaces(long[] rowIds) {
        this.rowIds = rowIds;
        boolean rising = true;
        for (int i = 1; i < rowIds.length && rising; i++) {
            rising = rowIds[i - 1] <= rowIds[i];
        }
        byId = rising
                ? new int[0]
                : IntStream.range(0, rowIds.length).boxed()
                        .sorted((a, b) -> Long.compare(rowIds[a], rowIds[b])).mapToInt(i -> i).toArray();
    }

    private int at(int place) {
        return byId.length == 0 ? place : byId[place];
    }

    /**
     * The next row of the run that was made of a dataset row; asked again until there is none.
     *
     * @param id not below the one asked before
     * @return index in the run; -1 where there is none left
     */
    int next(long id) {
        while (next < rowIds.length && rowIds[at(next)] < id) {
            next++;
        }
        return next < rowIds.length && rowIds[at(next)] == id ? at(next++) : -1;
    }
}
