package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.VerdictKind;

/** Without a toolkit: what is hidden stays hidden, and what was seen is known to have been seen. */
@SuppressWarnings("NullAway.Init") // set before each test
class BlindReviewTest {

    @TempDir
    private Path folder;
    private ReviewBench bench;

    @BeforeEach
    void open() {
        bench = new ReviewBench(folder);
        bench.beginBlind(0.79, 30);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ItemShown shown() {
        return Objects.requireNonNull(bench.model().item().get());
    }

    @Test
    void nothingThatIsShownDependsOnTheModel() {
        String said = null;
        for (int i = 0; i < bench.read().size(); i++) {
            bench.model().go(i);
            bench.work();
            ItemShown item = shown();
            assertTrue(item.hidden());
            assertEquals("", item.predicted());
            assertEquals(0, item.distribution().length);
            String because = item.because().substring(0, item.because().indexOf("answer.") + 7);
            said = said == null ? because : said;
            assertEquals(said, because, "flagged or audit, sure or not: the same words");
            Standing standing = Objects.requireNonNull(bench.model().standing().get());
            standing.similar().rows().forEach(row -> assertEquals("", row.model()));
        }
    }

    @Test
    void anAnswerShowsWhatTheModelSaidForAMomentAndThenTheNextItem() {
        int first = shown().position();
        bench.model().answerNumber(2);
        bench.work();
        assertTrue(bench.model().revealing().get());
        assertEquals(first, shown().position());
        assertFalse(shown().hidden());
        assertEquals(bench.read().item(first).predicted(), shown().predicted());
        assertTrue(bench.read().effective(first).orElseThrow().blind());
        bench.model().answerNumber(3);
        bench.work();
        assertEquals(first + 1, shown().position(), "a key ends the moment and answers nothing");
        assertTrue(bench.read().effective(first + 1).isEmpty());
        bench.model().answerNumber(3);
        bench.work();
        bench.afterwards();
        assertEquals(first + 2, shown().position());
        assertTrue(shown().hidden());
    }

    @Test
    void whatWasSeenIsNotAnsweredBlind() {
        int first = shown().position();
        bench.model().answerNumber(2);
        bench.work();
        bench.model().undo();
        bench.work();
        assertEquals(first, shown().position());
        assertFalse(shown().hidden(), "it was shown after the answer that was taken back");
        bench.model().answerNumber(1);
        bench.work();
        assertFalse(bench.read().effective(first).orElseThrow().blind());
        bench.model().toggleBlind();
        bench.model().toggleBlind();
        bench.work();
        assertTrue(shown().hidden());
        bench.model().answerNumber(1);
        bench.work();
        assertFalse(bench.read().effective(first + 1).orElseThrow().blind(), "the mode was off while it was shown");
    }

    @Test
    void deferringKeepsItHidden() {
        int first = shown().position();
        bench.model().defer();
        bench.work();
        bench.model().go(first);
        bench.work();
        assertTrue(shown().hidden());
    }

    @Test
    void theModelsAnswerCanNeitherBeTakenNorRefused() {
        int first = shown().position();
        bench.model().accept();
        bench.model().reject();
        bench.work();
        assertTrue(bench.read().effective(first).isEmpty());
        assertEquals(first, shown().position());
        bench.model().cannotTell();
        bench.work();
        assertEquals(VerdictKind.CANNOT_TELL, bench.read().effective(first).orElseThrow().kind());
    }

    @Test
    void theModeIsKeptWithTheSession() {
        bench.model().leave();
        bench.work();
        assertFalse(bench.model().blind().get());
        bench.shelf().resume(bench.model().sessions().getValue().getFirst());
        bench.work();
        assertTrue(bench.model().blind().get());
        assertTrue(shown().hidden());
    }

    @Test
    void thatAnItemIsOfTheAuditSampleIsToldAfterItsAnswerOnly() {
        bench.model().toggleBlind();
        bench.work();
        int audit = -1;
        for (int i = 0; i < bench.read().size(); i++) {
            ReviewItem item = bench.read().item(i);
            bench.model().go(i);
            bench.work();
            assertTrue(shown().because().startsWith("Here because it is doubtful, or drawn at random to check"),
                    shown().because());
            assertTrue(bench.model().desk().get().facts(shown()).stream().noneMatch(f -> f.name().equals("Threshold")),
                    "nor by the figures behind it");
            audit = ReviewQueue.isAudit(item, bench.read().entry().policy()) ? i : audit;
        }
        bench.model().go(audit);
        bench.model().accept();
        bench.model().go(audit);
        bench.work();
        assertTrue(shown().because().contains("audit sample"), shown().because());
        int flagged = audit == 0 ? 1 : 0;
        while (ReviewQueue.isAudit(bench.read().item(flagged), bench.read().entry().policy())) {
            flagged++;
        }
        bench.model().go(flagged);
        bench.model().accept();
        bench.model().go(flagged);
        bench.work();
        assertTrue(shown().because().startsWith("Here because " + bench.read().item(flagged).reason()),
                shown().because());
    }

    @Test
    void agreementBlindAndShownIsReported() {
        bench.model().answerNumber(1);
        bench.work();
        bench.model().toggleBlind();
        bench.work();
        bench.model().accept();
        bench.work();
        Standing standing = Objects.requireNonNull(bench.model().standing().get());
        assertEquals(1, Objects.requireNonNull(standing.anchoring().blind()).answers());
        assertEquals(1, Objects.requireNonNull(standing.anchoring().shown()).agreed());
        assertTrue(StandingView.anchoringWords(standing.anchoring()).contains("No difference can be told yet"));
    }
}
