package secondlook.app.registry;

import java.util.List;

/**
 * The verdicts that a version learned from.
 *
 * @param sessions review sessions, by id
 * @param verdicts labels that counted
 * @param sha256   over the rows and their labels, so that the same set is known again; lower-case hex
 */
public record LabelSource(List<String> sessions, int verdicts, String sha256) {

    public LabelSource {
        sessions = List.copyOf(sessions);
    }
}
