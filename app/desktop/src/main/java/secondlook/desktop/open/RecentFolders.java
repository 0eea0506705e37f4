package secondlook.desktop.open;

import java.nio.file.Path;
import java.util.List;
import secondlook.desktop.session.Registry;

/** Workspaces opened before, newest first; a folder that is missing stays listed. May read files: call off the FX thread. */
public interface RecentFolders {

    /** Never remembers anything. */
    RecentFolders NONE = new RecentFolders() {
        @Override
        public List<RecentWorkspace> list() {
            return List.of();
        }

        @Override
        public void opened(Path folder, Registry holds) {
        }

        @Override
        public void remove(Path folder) {
        }
    };

    List<RecentWorkspace> list();

    void opened(Path folder, Registry holds);

    void remove(Path folder);
}
