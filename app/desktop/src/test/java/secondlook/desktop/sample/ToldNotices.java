package secondlook.desktop.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;

/** Keeps what a person would have been told. */
public final class ToldNotices implements Notices {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Runnable> ways = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    @Override
    public void problem(Problem problem, Throwable cause) {
        problems.add(problem);
    }

    @Override
    public void done(String text) {
        done.add(text);
    }

    @Override
    public void done(String text, Map<String, Runnable> offered) {
        done.add(text);
        ways.putAll(offered);
    }

    /** What the buttons of notices would do. */
    public Map<String, Runnable> ways() {
        return ways;
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<String> done() {
        return done;
    }
}
