package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.drift.Adwin;
import secondlook.runtime.drift.PageHinkley;

final class StreamCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        double[] stream = reference.input().numbers("x");
        Adwin adwin = new Adwin(reference.paramIn("adwin", "delta", 0.002));
        PageHinkley pageHinkley = new PageHinkley((int) reference.paramIn("page_hinkley", "min_instances", 30),
                reference.paramIn("page_hinkley", "delta", 0.005),
                reference.paramIn("page_hinkley", "threshold", 50),
                reference.paramIn("page_hinkley", "alpha", 0.9999));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("adwin_detections", alarms(stream, adwin::add));
        values.put("page_hinkley_detections", alarms(stream, pageHinkley::add));
        return Answer.of(values);
    }

    private static List<Integer> alarms(double[] stream, DoublePredicate detector) {
        List<Integer> alarms = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            if (Double.isFinite(stream[i]) && detector.test(stream[i])) {
                alarms.add(i);
            }
        }
        return alarms;
    }
}
