package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/**
 * The rows of a session's items, read ahead of the person and kept for a while. Used by one thread at a time, beside which
 * rows are read ahead by another.
 */
final class Rows {

    private static final int AHEAD = 32;
    private static final int KEPT = 256;

    private final ReviewSession session;
    private final @Nullable Dataset dataset;
    private final RowNames names;
    private final Map<Integer, Place> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Place> eldest) {
            return size() > KEPT;
        }
    });
    private final AtomicBoolean reading = new AtomicBoolean();

    /** @param dataset {@code null} where the rows are not there */
    Rows(ReviewSession session, @Nullable Dataset dataset, RowNames names) {
        this.session = session;
        this.dataset = dataset;
        this.names = names;
    }

    /** Where a row lies among rows read together. */
    record Place(FeatureBatch batch, int row) {}

    /** The row of an item; without columns where the rows are not there. */
    Place of(int position) {
        Place place = kept.get(position);
        if (place == null) {
            // reading many takes about as long as reading one
            List<Integer> wanted = ahead(position);
            wanted.addFirst(position);
            read(wanted);
            place = Objects.requireNonNull(kept.get(position));
        }
        return place;
    }

    /** How a person calls the row of an item. */
    String name(int position) {
        Place place = of(position);
        return names.name(place.batch(), place.row(), session.item(position).rowId());
    }

    /** Has the rows of the open items that come next read, unless they are here or are being read. */
    void readAhead(int position, Executor background) {
        List<Integer> wanted;
        try {
            wanted = ahead(position);
        } catch (RuntimeException _) {
            // the review was closed meanwhile
            return;
        }
        // a few at a time are not worth a question of their own
        if (wanted.size() <= AHEAD / 2 || !reading.compareAndSet(false, true)) {
            return;
        }
        background.execute(() -> {
            try {
                read(wanted);
            } catch (RuntimeException _) {
                // read again, and complained of, once a person gets there
            } finally {
                reading.set(false);
            }
        });
    }

    private List<Integer> ahead(int position) {
        List<Integer> wanted = new ArrayList<>();
        Optional<Integer> next = session.nextOpen(position);
        for (int i = 0; i < AHEAD && next.isPresent(); i++) {
            if (!kept.containsKey(next.get())) {
                wanted.add(next.get());
            }
            next = session.nextOpen(next.get());
        }
        return wanted;
    }

    private void read(List<Integer> positions) {
        if (dataset == null) {
            FeatureBatch none = new FeatureBatch(new Schema(List.of()), 1, List.of());
            positions.forEach(position -> kept.put(position, new Place(none, 0)));
            return;
        }
        FeatureBatch batch = dataset
                .rows(positions.stream().mapToLong(position -> session.item(position).rowId()).toArray());
        for (int i = 0; i < positions.size(); i++) {
            kept.put(positions.get(i), new Place(batch, i));
        }
    }
}
