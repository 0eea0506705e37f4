package secondlook.desktop.sample;

import java.util.ArrayList;
import java.util.List;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;

/** Keeps what a person would have been told. */
public final class ToldNotices implements Notices {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @Override
    public void problem(Problem problem, Throwable cause) {
        problems.add(problem);
    }

    @Override
    public void done(String text) {
        done.add(text);
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<String> done() {
        return done;
    }
}
