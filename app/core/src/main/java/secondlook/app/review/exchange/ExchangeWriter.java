package secondlook.app.review.exchange;

import java.io.IOException;

/** Writes items in one format. */
interface ExchangeWriter {

    void write(ExchangeItem item) throws IOException;

    /** What comes after the last item. */
    void end() throws IOException;
}
