package secondlook.runtime.traced;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** Listens at a file and ends: what any Java program asks of the system that another one of the machine can reach. */
public final class SocketFile {

    private SocketFile() {
    }

    /** @param arguments the file to be */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(Path.of(arguments[0])));
        }
    }
}
