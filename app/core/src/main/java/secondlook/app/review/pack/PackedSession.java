package secondlook.app.review.pack;

import java.util.List;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionContent;

/** A session as it is packed; the rows lie in a table of their own, one line an item. */
public record PackedSession(PackManifest manifest, List<ReviewItem> items, SessionContent content) {

    public PackedSession {
        items = List.copyOf(items);
    }
}
