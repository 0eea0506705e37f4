package secondlook.app.monitor;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;
import secondlook.app.database.Json;

/** Where a workspace keeps how it is watched. Thread-safe. */
public final class SettingsStore {

    private final Database database;

    public SettingsStore(Database database) {
        this.database = database;
    }

    /** What was kept last; the usual settings where nothing was. */
    public MonitorSettings get() {
        String json = database.<@Nullable String>read("The settings cannot be read", connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT settings FROM monitor_settings");
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        });
        return json == null ? MonitorSettings.DEFAULT : Json.read(json, MonitorSettings.class);
    }

    public void keep(MonitorSettings settings) {
        database.write("The settings were not kept", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO monitor_settings (id, settings) VALUES (1, ?)
                    ON CONFLICT DO UPDATE SET settings = excluded.settings""")) {
                insert.setString(1, Json.write(settings));
                return insert.executeUpdate();
            }
        });
    }
}
