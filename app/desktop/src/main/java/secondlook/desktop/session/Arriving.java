package secondlook.desktop.session;

import secondlook.app.data.DatasetPreview;

/**
 * A file that is being imported.
 *
 * @param name  of the file
 * @param first its first rows
 */
public record Arriving(String name, DatasetPreview first) {}
