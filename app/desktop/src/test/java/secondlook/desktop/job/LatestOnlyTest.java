package secondlook.desktop.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestOnlyTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Integer> worked = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void whatIsOvertakenWhileWaitingIsNeverWorkedOn() {
        LatestOnly<Integer, Integer> latest = latest(q -> q);
        for (int i = 1; i <= 5; i++) {
            latest.ask(i);
        }
        while (!background.isEmpty()) {
            Objects.requireNonNull(background.poll()).run();
        }
        assertEquals(List.of(1, 5), worked);
        assertEquals(List.of(1, 5), shown);
    }

    @Test
    void aFailureDoesNotStopTheNextQuestion() {
        LatestOnly<Integer, Integer> latest = latest(q -> 1 / (q - 1));
        latest.ask(1);
        latest.ask(2);
        while (!background.isEmpty()) {
            Objects.requireNonNull(background.poll()).run();
        }
        assertEquals(1, failures.size());
        assertEquals(List.of(1), shown);
    }

    private LatestOnly<Integer, Integer> latest(java.util.function.Function<Integer, Integer> work) {
        return new LatestOnly<>(background::add, Runnable::run, q -> {
            worked.add(q);
            return work.apply(q);
        }, shown::add, failures::add);
    }
}
