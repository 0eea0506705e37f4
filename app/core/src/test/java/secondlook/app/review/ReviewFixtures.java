package secondlook.app.review;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Sessions of made-up items on a real database. */
final class ReviewFixtures {

    static final List<String> CLASSES = List.of("drizzle", "fog", "rain", "snow", "sun");

    static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.62);

    private ReviewFixtures() {
    }

    static Database database(Path folder) {
        return Database.open(folder.resolve("workspace.db"), Migrations.workspace());
    }

    static ReviewStore store(Database database) {
        return new SqliteReviewStore(database, Clock.systemUTC());
    }

    static SessionEntry session(ReviewStore store, int items) {
        return store.create("flagged at 0.62", "run-1", POLICY, CLASSES, "Ada", items(items));
    }

    /** Rows 1000, 1001, …; every fifth is predicted "none" as if its scores were invalid. */
    static List<ReviewItem> items(int count) {
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean invalid = i % 5 == 4;
            items.add(new ReviewItem(i, 1000 + i, i, invalid ? "none" : CLASSES.get(i % 3),
                    invalid ? Double.NaN : 0.3 + 0.001 * (i % 300),
                    invalid ? "the model gave no usable scores" : "confidence 0.30 is below 0.62", 1));
        }
        return items;
    }
}
