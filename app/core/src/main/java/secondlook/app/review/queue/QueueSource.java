package secondlook.app.review.queue;

/** What puts rows of a run before a person. */
public interface QueueSource {

    /** In a word, as commands and files have it. */
    String key();

    /** How urgently the row should be seen, the larger the sooner; NaN if it is not put before a person at all. */
    double urgency(int row);

    /** Why a row is put before a person, in words. Asked for such rows only. */
    String reason(int row);
}
