package secondlook.desktop.feature.monitor;

import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkSuggestion;
import secondlook.app.monitor.Chunking;
import secondlook.runtime.job.JobContext;

/** How a person wants the rows put together over time. */
sealed interface ChunkWish {

    /** @return {@code null} to look at all rows together */
    @Nullable
    Chunking of(ChunkSuggestion possible, JobContext context);

    /** Nobody has said it yet. */
    record Suggested() implements ChunkWish {

        @Override
        public @Nullable Chunking of(ChunkSuggestion possible, JobContext context) {
            return possible.best(context);
        }
    }

    /** All rows together. */
    record Together() implements ChunkWish {

        @Override
        public @Nullable Chunking of(ChunkSuggestion possible, JobContext context) {
            return null;
        }
    }

    /** One way that was chosen. */
    record Chosen(Chunking chunking) implements ChunkWish {

        @Override
        public Chunking of(ChunkSuggestion possible, JobContext context) {
            return chunking;
        }
    }
}
