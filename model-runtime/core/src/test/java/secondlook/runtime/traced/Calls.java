package secondlook.runtime.traced;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was asked of the system.
 *
 * @param lines as {@code strace -f -y} writes them
 */
public record Calls(List<String> lines) {

    private static final Pattern NAME = Pattern.compile("^\\d+\\s+(\\w+)\\(");
    private static final Pattern IN_FOLDER = Pattern.compile("(?:AT_FDCWD|\\d+)<([^>]*)>, \"([^\"]*)\"");
    private static final Pattern PLAIN = Pattern.compile("\\(\"(/[^\"]*)\"|, \"(/[^\"]*)\"");
    private static final Pattern FOR_WRITING = Pattern.compile("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND");

    /** Sockets of the internet that were made, whatever became of them. */
    public List<String> sockets() {
        return named("socket").filter(Calls::ofTheInternet).toList();
    }

    /** Calls that connect, listen, bind or send by an address of the internet. */
    public List<String> network() {
        return lines.stream().filter(line -> !name(line).equals("socket")).filter(Calls::ofTheInternet).toList();
    }

    /** How often a Java was started. */
    public long javas() {
        return named("execve").filter(line -> line.contains("/java\"") && line.endsWith("= 0")).count();
    }

    /** Files and folders that were made, opened for writing, renamed to or removed; devices and the process's own are none. */
    public Set<Path> written() {
        Set<Path> paths = new TreeSet<>();
        lines.stream().filter(Calls::writes).forEach(line -> {
            made(line).map(Path::of).map(Path::normalize)
                    .filter(path -> !path.startsWith("/dev") && !path.startsWith("/proc") && !path.startsWith("/sys"))
                    .forEach(paths::add);
        });
        return paths;
    }

    private static boolean writes(String line) {
        return switch (name(line)) {
            case "open", "openat", "openat2" -> FOR_WRITING.matcher(line).find() && !line.contains(" = -1 ");
            case "", "execve", "socket", "connect", "bind", "listen", "sendto", "sendmsg", "sendmmsg" -> false;
            default -> !line.contains(" = -1 ");
        };
    }

    /** What a link leads to is not touched. */
    private static Stream<String> made(String line) {
        List<String> paths = paths(line).toList();
        return name(line).contains("link") && !name(line).startsWith("unlink")
                ? paths.subList(paths.size() - 1, paths.size()).stream()
                : paths.stream();
    }

    private static Stream<String> paths(String line) {
        Matcher inFolder = IN_FOLDER.matcher(line);
        Stream<String> found = inFolder.results()
                .map(path -> Path.of(path.group(1)).resolve(path.group(2)).toString()).toList().stream();
        Matcher plain = PLAIN.matcher(line);
        return inFolder.reset().find()
                ? found
                : plain.results().map(path -> path.group(1) == null ? path.group(2) : path.group(1)).toList().stream();
    }

    private Stream<String> named(String name) {
        return lines.stream().filter(line -> name(line).equals(name));
    }

    private static String name(String line) {
        Matcher matcher = NAME.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean ofTheInternet(String line) {
        return line.contains("AF_INET") || line.contains("AF_PACKET");
    }
}
