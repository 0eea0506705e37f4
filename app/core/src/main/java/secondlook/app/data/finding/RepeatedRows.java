package secondlook.app.data.finding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Rows that are the same as an earlier one in every column. */
final class RepeatedRows implements Check {

    /** Two hashes a row are kept in memory. */
    private static final long MOST_ROWS = 2_000_000;

    private static final int BATCH = 8192;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        long rows = dataset.manifest().rows();
        if (rows > MOST_ROWS) {
            return new Result(List.of(), "");
        }
        long[] repeated = repeated(dataset, (int) rows, context);
        if (repeated.length == 0) {
            return new Result(List.of(), "No row twice");
        }
        return new Result(List.of(new Finding(Finding.Level.WARNING, "Rows that repeat another",
                "The same in every column as an earlier row.", repeated.length, List.of(), d -> repeated)), "");
    }

    private static long[] repeated(Dataset dataset, int rows, JobContext context) {
        record Hashed(long hash, long id) {}
        Hashed[] hashes = new Hashed[rows];
        int n = 0;
        try (RowReader reader = dataset.read(dataset.manifest().schema().names(), null, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                long[] hash = hash(batch.batch());
                for (int i = 0; i < hash.length && n < rows; i++) {
                    hashes[n++] = new Hashed(hash[i], batch.ids()[i]);
                }
            }
        }
        Hashed[] all = Arrays.copyOf(hashes, n);
        Arrays.sort(all, java.util.Comparator.comparingLong(Hashed::hash).thenComparingLong(Hashed::id));
        LongStream.Builder found = LongStream.builder();
        for (int i = 1; i < all.length; i++) {
            if (all[i].hash() == all[i - 1].hash()) {
                found.add(all[i].id());
            }
        }
        return found.build().sorted().toArray();
    }

    /** 64 bits a row: among two million different rows a false pair has a chance of about one in ten million. */
    private static long[] hash(FeatureBatch batch) {
        long[] hash = new long[batch.rows()];
        for (ColumnVector column : batch.columns()) {
            for (int row = 0; row < hash.length; row++) {
                String text = column.asText(row);
                hash[row] = mix(hash[row] * 0x9E3779B97F4A7C15L + (text == null ? 0x5851F42D4C957F2DL : of(text)));
            }
        }
        return hash;
    }

    private static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finaliser of MurmurHash3 (Appleby 2011). */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
