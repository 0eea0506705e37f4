package secondlook.runtime.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import secondlook.runtime.evaluation.Synthetic;

class UncertaintyTest {

    @Test
    void everyMeasureIsInItsRangeAndTheOrderOfClassesDoesNotMatter() {
        Random random = new Random(101);
        for (int i = 0; i < 500; i++) {
            int k = 1 + random.nextInt(8);
            Synthetic row = Synthetic.calibrated(random, 1, k, 3 * random.nextDouble());
            Uncertainty u = Uncertainty.of(row.probabilities(), 0, k);
            for (double share : new double[]{u.margin(), u.entropyNormalised(), u.leastConfidence(),
                    u.leastConfidenceNormalised(), u.ratio()}) {
                assertTrue(share >= 0 && share <= 1 + 1e-12);
            }
            assertTrue(u.confidence() >= 1.0 / k - 1e-12);
            int[] to = Synthetic.permutation(random, k);
            Uncertainty permuted = Uncertainty.of(row.classes(to).probabilities(), 0, k);
            assertEquals(to[u.predicted()], permuted.predicted());
            assertEquals(u.entropyNats(), permuted.entropyNats(), 1e-12);
            assertEquals(u.margin(), permuted.margin());
        }
    }

    @Test
    void oneClassHasNothingToBeUnsureOf() {
        assertEquals(new Uncertainty(0, 1, 1, 0, 0, 0, 0, 0), Uncertainty.of(new double[]{1}, 0, 1));
    }

    @Test
    void membersThatAgreeTellNothingAndMembersThatOpposeTellAll() {
        EnsembleDisagreement agree = EnsembleDisagreement.of(new double[]{0.7, 0.3, 0.7, 0.3}, 0, 2, 2);
        assertEquals(0, agree.mutualInformation(), 1e-15);
        assertEquals(0, agree.voteDisagreement());
        assertEquals(0, agree.voteEntropy());
        EnsembleDisagreement oppose = EnsembleDisagreement.of(new double[]{1, 0, 0, 1}, 0, 2, 2);
        assertEquals(Math.log(2), oppose.mutualInformation(), 1e-15);
        assertEquals(0.5, oppose.voteDisagreement());
        assertEquals(1, oppose.jensenShannonDistance(), 1e-15);
    }

    @Test
    void mutualInformationIsNeverNegativeNorMoreThanTheTotal() {
        Random random = new Random(102);
        for (int i = 0; i < 300; i++) {
            int members = 1 + random.nextInt(6);
            int k = 1 + random.nextInt(5);
            Synthetic rows = Synthetic.calibrated(random, members, k, 2);
            EnsembleDisagreement d = EnsembleDisagreement.of(rows.probabilities(), 0, members, k);
            assertTrue(d.mutualInformation() >= 0 && d.mutualInformation() <= d.totalEntropy() + 1e-12);
            assertTrue(d.voteDisagreement() >= 0 && d.voteDisagreement() < 1);
        }
    }
}
