package secondlook.app.registry;

import java.util.List;
import secondlook.runtime.RefusedException;

/** A version as a person names it: {@code name@3}, {@code name@champion}, {@code name@newest}, or a name alone. */
record VersionReference(String text) {

    ModelVersion in(ModelVersions versions) {
        int at = text.lastIndexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String which = at < 0 ? "champion" : text.substring(at + 1);
        List<ModelVersion> found = versions.of(name);
        if (found.isEmpty()) {
            List<String> names = versions.all().stream().map(ModelVersion::name).distinct().toList();
            throw refused("there is no model of that name",
                    names.isEmpty() ? "Add one first." : "There are " + String.join(", ", names) + ".");
        }
        if (which.equals("newest")) {
            return found.getFirst();
        }
        if (which.equals("champion")) {
            return found.stream().filter(v -> v.state() == VersionState.CHAMPION).findFirst()
                    .orElseThrow(() -> refused("none of its versions was promoted yet",
                            "Promote one, or name it as " + found.getFirst().reference() + "."));
        }
        return found.stream().filter(v -> Integer.toString(v.version()).equals(which)).findFirst()
                .orElseThrow(() -> refused("there is no such version",
                        "There are " + String.join(", ", found.stream().map(ModelVersion::reference).toList()) + "."));
    }

    private RefusedException refused(String why, String remedy) {
        return new RefusedException("The version " + text + " cannot be used", why, remedy);
    }
}
