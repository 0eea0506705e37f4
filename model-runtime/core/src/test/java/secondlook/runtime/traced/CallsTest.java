package secondlook.runtime.traced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final Calls calls = new Calls(List.of(
            "11 execve(\"/opt/jdk/bin/java\", [\"java\"], 0x7f /* 3 vars */) = 0",
            "11 execve(\"/usr/bin/java\", [\"java\"], 0x7f /* 3 vars */) = -1 ENOENT (No such file or directory)",
            "12 openat(AT_FDCWD</home/a>, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 5</etc/passwd>",
            "12 openat(AT_FDCWD</home/a>, \"core\", O_RDWR|O_CREAT, 0600 <unfinished ...>",
            "12 openat(AT_FDCWD</home/a>, \"/nowhere/x\", O_WRONLY|O_CREAT) = -1 EACCES (Permission denied)",
            "12 openat(AT_FDCWD</home/a>, \"/dev/null\", O_RDWR) = 6</dev/null>",
            "12 mkdir(\"/home/a/.config\", 0700)       = 0",
            "12 rename(\"/home/a/x.part\", \"/home/a/x\") = 0",
            "12 symlink(\"/usr/lib/locale\", \"/home/a/.cache/locale\") = 0",
            "12 unlinkat(7</tmp/gone>, \"it\", 0)       = 0",
            "12 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 6<TCPv6:[1]>",
            "12 socket(AF_UNIX, SOCK_STREAM, 0)       = 7<UNIX:[2]>",
            "12 connect(7<UNIX:[2]>, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 8) = 0",
            "12 connect(6<TCPv6:[1]>, {sa_family=AF_INET6, sin6_port=htons(80)}, 28) = 0"));

    @Test
    void findsWhatIsWrittenWhereverItIsNamedFrom() {
        assertEquals(Set.of(Path.of("/home/a/core"), Path.of("/home/a/.config"), Path.of("/home/a/x.part"),
                Path.of("/home/a/x"), Path.of("/tmp/gone/it"),
                Path.of("/home/a/.cache/locale")), calls.written());
    }

    @Test
    void tellsTheInternetFromTheRest() {
        assertEquals(1, calls.sockets().size());
        assertEquals(1, calls.network().size());
        assertEquals(1, calls.javas());
    }
}
