package secondlook.desktop.open;

import java.nio.file.Path;
import java.util.List;

/** Workspaces opened before, newest first; a folder that is missing stays listed. */
public interface RecentFolders {

    /** Never remembers anything. */
    RecentFolders NONE = new RecentFolders() {
        @Override
        public List<Path> list() {
            return List.of();
        }

        @Override
        public void opened(Path folder) {
        }

        @Override
        public void remove(Path folder) {
        }
    };

    List<Path> list();

    void opened(Path folder);

    void remove(Path folder);
}
