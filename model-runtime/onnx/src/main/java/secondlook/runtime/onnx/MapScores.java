package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores in a sequence of maps from class to score, one map per row, as ZipMap writes them. A class that a row's map leaves
 * out scores 0.
 *
 * @param places the place of each class's score in a row
 */
record MapScores(String output, Map<String, Integer> places) implements ScoreReader {

    static MapScores of(String output, List<String> keys) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String key : keys) {
            places.put(key, places.size());
        }
        return new MapScores(output, places);
    }

    @Override
    public int width() {
        return places.size();
    }

    @Override
    public Set<String> outputs() {
        return Set.of(output);
    }

    @Override
    public void read(OrtSession.Result result, int rows, double[] into, int at) throws OrtException {
        if (!(OutputValue.of(result.get(output).orElseThrow()) instanceof OutputValue.Maps maps)
                || maps.rows().size() != rows) {
            throw new WrongAnswerException("it did not give one map of scores per row");
        }
        int width = width();
        for (int row = 0; row < rows; row++) {
            for (Map.Entry<String, Double> score : maps.rows().get(row).entrySet()) {
                Integer place = places.get(score.getKey());
                if (place == null) {
                    throw new WrongAnswerException(
                            "it gave a score for the class " + score.getKey()
                                    + ", which it did not have when it was opened");
                }
                into[at + row * width + place] = score.getValue();
            }
        }
    }
}
